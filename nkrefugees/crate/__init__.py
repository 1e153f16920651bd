"""The site in one file, with what it was made from; and the check of such a file.

`export` packs the site, the data, the notebooks, the lock and a description (RO-Crate), with all SHA-256;
`verify` checks these sums, makes every report anew from what lies in the zip, and names what differs.
The only door to rocrate.
"""

from nkrefugees.crate.pack import export
from nkrefugees.crate.verdict import Verdict
from nkrefugees.crate.verify import verify

__all__ = ["Verdict", "export", "verify"]
