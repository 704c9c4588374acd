"""The small networks of `reasonops bench train` in JAX, as fast as we could make them: arrays of features by examples,
xorshift inputs, `lax.scan`.

Such small matrix products can be faster as sums, so both forms are measured, and the faster one counts. Unrolling the scan is
slower. Prints one JSON object: table -> network -> steps per second of processor time, one number per window.
Written for jax 0.10. Run: taskset -c 0 python jax_arithmetic.py SECONDS TABLE...
"""
import json
import statistics
import sys
import time
from functools import partial

import jax
import jax.numpy as jnp

BATCH, STEPS = 128, 2_000
SIZES = {"inputs_2": [2, 1], "inputs_4": [4, 2, 1], "inputs_100": [100, 2, 1]}
MODULES = ["neural_addition", "neural_accumulator", "multiplicative_accumulator", "nalu", "neural_multiplication",
           "inalu", "npu", "real_npu"]


def product(form, w, x):
    """Maps w [n, m] and x [n, examples] to [m, examples]."""
    return w.T @ x if form == "dot" else jnp.sum(w[:, :, None] * x[:, None, :], axis=0)


def accumulator(p):
    return jnp.tanh(p[0]) * jax.nn.sigmoid(p[1])


def penalty(w):
    return jnp.mean(jnp.minimum(jnp.abs(w), jnp.abs(1 - jnp.abs(w))))


def addition(times, p, x):
    return times(p["w"], x)


def multiplication(times, p, x):
    w = p["w"][:, :, None]
    return jnp.prod(w * x[:, None, :] + 1 - w, axis=0)


def sums(times, p, x):
    return times(accumulator(p["a"]), x)


def powers(times, p, x):
    return jnp.exp(times(accumulator(p["a"]), jnp.log(jnp.abs(x) + 1e-7)))


def nalu(times, p, x):
    g = jax.nn.sigmoid(times(p["g"], x))
    return g * sums(times, p, x) + (1 - g) * powers(times, p, x)


def inalu(times, p, x):
    w = accumulator(p["m"])
    amount = jnp.exp(jnp.minimum(times(w, jnp.log(jnp.maximum(jnp.abs(x), 1e-7))), 20))
    size = jnp.abs(w)[:, :, None]
    signs = jnp.prod(jnp.sign(x)[:, None, :] * size + 1 - size, axis=0)
    g = jax.nn.sigmoid(p["g"])[:, None]
    return g * sums(times, p, x) + (1 - g) * amount * signs


def power_unit(times, p, x):
    g = jnp.clip(p["g"], 0, 1)[:, None]
    r = jnp.log(g * (jnp.abs(x) + 2.0**-23) + 1 - g)
    k = jnp.where(x < 0, jnp.pi, 0) * g
    u, v = times(p["w"], r), times(p["w"], k)
    if "i" in p:
        u, v = u - times(p["i"], k), v + times(p["i"], r)
    return jnp.exp(u) * jnp.cos(v)


def layers(network, sizes):
    """Yields the forward pass and the weights of each layer."""
    keys = iter(jax.random.split(jax.random.key(0), 64))

    def uniform(n, m, low=-0.5, high=0.5):
        return jax.random.uniform(next(keys), (n, m), minval=low, maxval=high)

    def pair(n, m):
        return [uniform(n, m), uniform(n, m)]

    last = len(sizes) - 2
    for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
        if network == "nalu":
            yield nalu, {"a": pair(n, m), "g": uniform(n, m)}
        elif network == "inalu":
            yield inalu, {"a": pair(n, m), "m": pair(n, m), "g": jnp.zeros(m)}
        elif network in ("npu", "real_npu") and i == 0:
            p = {"w": uniform(n, m), "g": jnp.full(n, 0.5)}
            yield power_unit, p | ({"i": jnp.zeros((n, m))} if network == "npu" else {})
        elif network == "neural_accumulator" or (network == "multiplicative_accumulator" and i < last):
            yield sums, {"a": pair(n, m)}
        elif network == "multiplicative_accumulator":
            yield powers, {"a": pair(n, m)}
        elif network == "neural_multiplication" and i == last:
            yield multiplication, {"w": uniform(n, m, 0.25, 0.75)}
        else:
            yield addition, {"w": uniform(n, m)}


def target(x):
    n = x.shape[0]
    if n == 2:
        return x[:1] * x[1:]
    if n == 4:
        return jnp.sum(x[:2], 0, keepdims=True) * jnp.sum(x, 0, keepdims=True)
    return jnp.sum(x[20:45], 0, keepdims=True) * jnp.sum(x[33:58], 0, keepdims=True)


def loss(network, passes, times, t, p, x):
    y = x
    for layer, weights in zip(passes, p):
        y = layer(times, weights, y)
    value = jnp.mean((y - target(x)) ** 2)
    if network in ("neural_addition", "neural_multiplication"):
        value += 10 * jnp.clip(t / 1e6 - 1, 0, 1) * sum(penalty(w["w"]) for w in p)
    return value


def uniform(s):
    s = s ^ (s << 13)
    s = s ^ (s >> 17)
    s = s ^ (s << 5)
    return s, jax.lax.bitcast_convert_type((s >> 9) | jnp.uint32(0x3F800000), jnp.float32)


def step(network, passes, times, carry, _):
    p, m, v, t, s = carry
    s, x = uniform(s)
    value, g = jax.value_and_grad(partial(loss, network, passes, times, t))(p, x)
    t = t + 1
    rate = 1e-3 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    m = jax.tree.map(lambda m, g: m + 0.1 * (g - m), m, g)
    v = jax.tree.map(lambda v, g: v + 0.001 * (g * g - v), v, g)
    p = jax.tree.map(lambda p, m, v: p - rate * m / (jnp.sqrt(v) + 1e-8), p, m, v)
    if network in ("neural_addition", "neural_multiplication"):
        low = [0 if layer is multiplication else -1 for layer in passes]
        p = [{"w": jnp.clip(w["w"], l, 1)} for l, w in zip(low, p)]
    return (p, m, v, t, s), value


def windows(network, sizes, seconds, form):
    passes, p = zip(*layers(network, sizes))
    p = list(p)
    bits = jax.random.bits(jax.random.key(1, impl="threefry2x32"), (sizes[0], BATCH), jnp.uint32)
    zeros = partial(jax.tree.map, jnp.zeros_like)
    carry = (p, zeros(p), zeros(p), jnp.float32(0), bits)
    body = partial(step, network, passes, partial(product, form))
    run = jax.jit(lambda c: jax.lax.scan(body, c, None, length=STEPS), donate_argnums=0)
    carry, _ = jax.block_until_ready(run(carry))
    found, end = [], time.process_time() + seconds
    while time.process_time() < end:
        start = time.process_time()
        carry, _ = jax.block_until_ready(run(carry))
        found.append(STEPS / (time.process_time() - start))
    return found


def best(network, sizes, seconds):
    return max((windows(network, sizes, seconds / 2, form) for form in ("dot", "sum")), key=statistics.median)


if __name__ == "__main__":
    seconds, tables = float(sys.argv[1]), sys.argv[2:] or list(SIZES)
    print(json.dumps({t: {n: best(n, SIZES[t], seconds) for n in MODULES} for t in tables}))
