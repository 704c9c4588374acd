"""Reference values for StatisticsTests and ReducerTests. Run with scipy 1.17 and numpy 2; prints name: values."""
import numpy as np, scipy, scipy.stats as st
from scipy.special import ndtri

print("# scipy", scipy.__version__, "numpy", np.__version__)
show = lambda name, *v: print(f"{name}:", *[repr(float(x)) for x in v])

for p in (1e-300, 1e-10, 0.01, 0.2, 0.5, 0.975, 0.999999): show(f"normal quantile {p}", ndtri(p))
for df, p in ((1, .975), (2, .975), (9, .975), (30.5, .6), (5, .01), (1000, .9999)):
    show(f"t quantile {df} {p}", st.t.ppf(p, df))
for df, t in ((1, 2.), (4, -1.5), (9, 6.), (6.527281999, 1.7964517266)): show(f"t cdf {df} {t}", st.t.cdf(t, df))

samples = {0: [], 1: [0.4], 2: [0.4, 1.0], 9: [.12, .05, .31, .22, .07, .02, .4, .18, .26]}
for n, x in samples.items():
    if n == 0: continue
    show(f"{n} mean", np.mean(x)); show(f"{n} median", np.median(x))
    if n > 1: show(f"{n} sd", np.std(x, ddof=1))
    show(f"{n} quantile .1 .75", *np.quantile(x, [.1, .75]))
    show(f"{n} trim_mean", st.trim_mean(x, .25))
    if n > 1: show(f"{n} t interval", *st.t.interval(.95, n - 1, np.mean(x), st.sem(x)))
for k, n in ((0, 1), (1, 1), (1, 2), (33, 44)):
    i = st.binomtest(k, n).proportion_ci(.9, "wilson"); show(f"wilson .9 {k}/{n}", i.low, i.high)

times, seen = np.array([100, 200, 200, 400, 500, 1000, 1000, 1000.]), np.array([1, 1, 1, 1, 0, 0, 0, 1], bool)
ci = st.ecdf(st.CensoredData(uncensored=times[seen], right=times[~seen])).sf.confidence_interval(.95, method="log-log")
show("kaplan-meier low", *ci.low.probabilities); show("kaplan-meier high", *ci.high.probabilities)


def log_rank_parts(first, second):
    (t1, e1), (t2, e2), difference, variance = first, second, 0, 0
    t, e = np.concatenate([t1, t2]), np.concatenate([e1, e2])
    for x in np.unique(t[e]):
        n1, n, d1, d = sum(t1 >= x), sum(t >= x), sum((t1 == x) & e1), sum((t == x) & e)
        difference += d1 - n1 * d / n
        variance += n1 * (n - n1) * d * (n - d) / (n * n * (n - 1)) if n > 1 else 0
    return difference, variance


group = lambda times, events: (np.array(times, float), np.array(events, bool))
strata = [(group([100, 200, 200, 400, 1000], [1, 1, 1, 1, 0]), group([300, 700, 1000, 1000, 1000], [1, 1, 0, 0, 0])),
          (group([50, 80, 300], [1, 1, 0]), group([60, 90, 90], [1, 1, 1]))]
difference, variance = np.sum([log_rank_parts(*s) for s in strata], axis=0)
z = difference / variance ** .5
show("stratified log-rank", z, 2 * st.norm.sf(abs(z)))
