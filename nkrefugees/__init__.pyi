from nkrefugees import plot as plot
from nkrefugees.analysis.fates import fates as fates
from nkrefugees.analysis.genealogy import genealogy as genealogy
from nkrefugees.analysis.panel import panel as panel
from nkrefugees.analysis.reconcile import reconcile as reconcile
from nkrefugees.analysis.resolve import resolve as resolve
from nkrefugees.analysis.spread import spread as spread
from nkrefugees.analysis.totals import totals as totals
from nkrefugees.citations import bibliography as bibliography
from nkrefugees.citations import cite as cite
from nkrefugees.columns import codebook as codebook
from nkrefugees.evidence import explain as explain
from nkrefugees.frames import actors as actors
from nkrefugees.frames import claims as claims
from nkrefugees.frames import incidents as incidents
from nkrefugees.frames import links as links
from nkrefugees.frames import mentions as mentions
from nkrefugees.frames import observations as observations
from nkrefugees.frames import origins as origins
from nkrefugees.frames import places as places
from nkrefugees.frames import policies as policies
from nkrefugees.frames import series as series
from nkrefugees.frames import sources as sources
from nkrefugees.reports import report as report
from nkrefugees.shown import show as show

__version__: str
