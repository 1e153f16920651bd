#!/bin/sh
# Install what the list given lacks on this machine: as root on Debian; elsewhere it is named, and tests that
# need it say so when they are left out.
set -eu
lacking=
while read -r package command; do
	case "$package" in "" | "#"*) continue ;; esac
	if [ -n "$command" ]; then
		command -v "$command" >/dev/null && continue
	elif dpkg -s "$package" >/dev/null 2>&1; then
		continue
	fi
	lacking="$lacking $package"
done <"$1"
[ -n "$lacking" ] || exit 0
export DEBIAN_FRONTEND=noninteractive
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "Installing$lacking"
	# shellcheck disable=SC2086
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $lacking >/dev/null && exit 0
	echo "These Debian packages could not be installed:$lacking" >&2
else
	echo "These Debian packages are not here, and only root can install them:$lacking" >&2
fi
exit 1
