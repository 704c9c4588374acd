"""Reference values for DistributionShapesTests. Run with numpy 2, scipy 1.17, statsmodels 0.15, matplotlib 3.11."""
import numpy as np, scipy.stats as st, statsmodels.api as sm
from matplotlib.cbook import boxplot_stats
from statsmodels.nonparametric.smoothers_lowess import lowess

show = lambda name, *v: print(f"{name}:", ", ".join(repr(float(x)) for x in v))

samples = {
    "nine": [.12, .05, .31, .22, .07, .02, .4, .18, .26],
    "outlier": [1, 2, 2, 3, 3, 4, 4, 5, 20, -9],
    "heavy": [0, 0, 0, 0, 10, 11],
    "two": [3, 7],
}
for name, x in samples.items():
    b = boxplot_stats(x)[0]
    show(f"box {name} q1 median q3 low high", b["q1"], b["med"], b["q3"], b["whislo"], b["whishi"])
    show(f"box {name} outliers", *b["fliers"])
    edges = np.histogram_bin_edges(np.array(x, float), "fd"), np.histogram_bin_edges(np.array(x, float), "sturges")
    n, iqr = len(x), np.subtract(*np.percentile(x, [75, 25]))
    fd, sturges = 2 * iqr / n ** (1 / 3), np.ptp(x) / (np.log2(n) + 1)
    show(f"bins {name}: rule fd, sturges, width", fd, sturges, min(fd, sturges) if fd > 0 else sturges)
    # The rule bw.nrd0 of R: 0.9 * min(sd, IQR / 1.34) * n^-0.2
    sd = np.std(x, ddof=1)
    h = .9 * min(sd, iqr / 1.34 if iqr > 0 else sd) * n ** -.2
    k = st.gaussian_kde(x, bw_method=h / sd)
    show(f"density {name} bandwidth", h)
    show(f"density {name} at least, median, greatest, middle", *k([min(x), np.median(x), max(x), (min(x) + max(x)) / 2]))

x = np.array([0.5, 1, 1.5, 2, 3, 3, 4.5, 5, 6, 7, 8.5, 9])
y = np.array([1.1, 1.9, 2.2, 3.8, 3.1, 4.2, 5.6, 12, 6.1, 7.4, 8.2, 9.5])
fit = sm.OLS(y, sm.add_constant(x)).fit()
show("least squares a b r2", *fit.params, fit.rsquared)
for at in (0, 4, 9):
    p = fit.get_prediction([[1, at]]).conf_int(alpha=.05)[0]
    show(f"least squares at {at}", fit.predict([[1, at]])[0], *p)
show("lowess", *lowess(y, x, frac=2 / 3, it=3, delta=.01 * np.ptp(x), return_sorted=False))
grid = np.linspace(0, 1, 401)
wave = np.sin(6 * grid) + .3 * np.cos(97 * grid)
curve = lowess(wave, grid, frac=2 / 3, it=3, delta=.01, return_sorted=False)
show("lowess of 401 at 0, 100, 137, 250, 400", *curve[[0, 100, 137, 250, 400]])
