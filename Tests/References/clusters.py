"""Reference values for ClusterTests: inference over clusters. Run with scipy 1.17 and numpy 2; prints name: values.

The posterior of the signed-rank test is that of baycomp (pip install baycomp==1.0.3), from 200,000 draws.
"""
import baycomp
import numpy as np
import scipy.stats as st

show = lambda name, *v: print(f"{name}:", *[repr(round(float(x), 12)) for x in v])

for k, n in ((0, 9), (1, 9), (5, 9), (9, 9), (2, 6), (7, 8), (33, 44)):
    i = st.binomtest(k, n).proportion_ci(.95, "exact")
    show(f"clopper-pearson {k}/{n}", i.low, i.high)

x = np.array([3.51, 4.16, 1.63, 1.82, 4.21, -.4])
r = st.ttest_1samp(x, 0)
show("t, p", r.statistic, r.pvalue)
show("t interval", *r.confidence_interval(.95))
d = x.mean() / x.std(ddof=1)
show("cohen, hedges", d, d * (1 - 3 / (4 * (len(x) - 1) - 1)))
b = st.bootstrap((x,), np.mean, method="percentile", n_resamples=200_000, rng=np.random.default_rng(1))
show("bootstrap", b.confidence_interval.low, b.confidence_interval.high)


def crossing(c, looks):
    """Returns the probability that a random walk of normal steps is outside ±c at one of the looks."""
    cov = np.array([[min(i, j) / looks for j in range(1, looks + 1)] for i in range(1, looks + 1)])
    return 1 - st.multivariate_normal(cov=cov, abseps=1e-7, releps=1e-7, maxpts=5_000_000).cdf(
        np.full(looks, c), lower_limit=np.full(looks, -c))


for looks in (1, 2, 3, 5):
    low, high = 1.5, 2.6
    for _ in range(22):
        middle = (low + high) / 2
        low, high = (middle, high) if crossing(middle, looks) > .05 else (low, middle)
    show(f"o'brien-fleming {looks}", *[middle * (looks / k) ** .5 for k in range(1, looks + 1)])
for z, df in ((3.471, 5), (2.454, 11), (2.004, 17)):
    show(f"t of z {z}, df {df}", st.t.ppf(1 - st.norm.sf(z), df))


def posterior(diff, rope):
    return baycomp.SignedRankTest.probs(np.zeros(len(diff)), diff, rope, nsamples=200_000, random_state=3)


show("posterior .3", *posterior(x, .3))
show("posterior of small ones", *posterior(np.array([.1, -.5, .35, .2, -.25]), .3))
show("posterior of an open case", *posterior(np.array([.8, .1, -.3, .5, .2, .9]), .3))


def power(seen, clusters, margin, n=200_000):
    g = np.random.default_rng(4)
    m = len(seen)
    values = seen.mean() + (seen - seen.mean()) * (m / (m - 1)) ** .5
    s = values[g.integers(0, m, (n, clusters))]
    half = st.t.ppf(.975, clusters - 1) * s.std(1, ddof=1) / clusters**.5
    low, high = s.mean(1) - half, s.mean(1) + half
    return (low > margin).mean(), (low > 0).mean(), ((low <= margin) & (low > 0) & ~((low >= -margin) & (high <= margin))).mean()


for clusters in (4, 6, 12):
    show(f"power {clusters}", *power(x - 1.2, clusters, .3))
