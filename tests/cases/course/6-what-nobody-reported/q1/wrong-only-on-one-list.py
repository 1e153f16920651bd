# hint: also those on the other list
both = (lists["gazette"] & lists["relief"]).sum()
first = (lists["gazette"] & ~lists["relief"]).sum()
second = (lists["relief"] & ~lists["gazette"]).sum()
estimate = first * second / both
