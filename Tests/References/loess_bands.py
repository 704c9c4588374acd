"""Reference values for LowessBandTests, from the program loess by Cleveland, Grosse and Shyu in scikit-misc 0.5.

Run with numpy 2, scipy 1.17 and scikit-misc 0.5. Its number of iterations does not include the first fit.
"""
import numpy as np
from skmisc.loess import loess

show = lambda name, v: print(f"{name}:", ", ".join(repr(float(x)) for x in v))


def band(name, x, y, at):
    fit = loess(x, y, span=2 / 3, degree=1, family="symmetric", surface="direct", statistics="exact", iterations=3)
    fit.fit()
    p = fit.predict(np.array(at, float), stderror=True)
    c = p.confidence(.05)
    show(name + " fit", p.values)
    show(name + " half", (np.array(c.upper) - np.array(c.lower)) / 2)
    print(name, "one_delta", fit.outputs.one_delta, "two_delta", fit.outputs.two_delta)


x = np.array([0.5, 1, 1.5, 2, 3, 3, 4.5, 5, 6, 7, 8.5, 9])
y = np.array([1.2, 1.9, 2.2, 3.1, 3.5, 4.4, 5.1, 5.9, 6.2, 7.4, 8.3, 9.4])
band("twelve", x, y, x)
y = y.copy()
y[5] = 14
band("outlier", x, y, x)
x = np.linspace(0, 1, 401)
y = np.sin(6 * x) + .3 * np.cos(97 * x)
at = [0, 97, 145]
band("wave", x, y, x[at])
