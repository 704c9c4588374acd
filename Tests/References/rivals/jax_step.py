"""The training step of `reasonops bench train` in JAX, as fast as we could make it: xorshift inputs, `lax.scan` and
donated buffers.

Prints one JSON object: network -> steps per second of processor time, one number per window of 100 steps.
Written for jax 0.10. Run: taskset -c 0 python jax_step.py SECONDS NETWORK...
"""
import json
import sys
import time
from functools import partial

import jax
import jax.numpy as jnp

WIDTH, INNER, BATCH, STEPS = 128, 256, 32, 100
SHAPES = {
    "dense_1_relu": [(256, WIDTH)],
    "dense_2_relu": [(256, INNER), (INNER, WIDTH)],
    "dense_3_relu": [(256, INNER), (INNER, INNER), (INNER, WIDTH)],
    "multiply_1_linear": [(WIDTH, INNER), (WIDTH, INNER), (INNER, WIDTH)],
    "multiply_simple_1_linear": [(WIDTH, WIDTH)],
    "mlp_layer_norm_2_relu": [(256, INNER), (INNER, WIDTH)],
}
GATES = {"glu_2_linear": lambda z: z, "glu_2_sigmoid": jax.nn.sigmoid, "glu_2_silu": jax.nn.silu}
SHAPES |= {network: [(256, INNER), (256, INNER), (INNER, WIDTH)] for network in GATES}


def initial(network):
    shapes = SHAPES[network]
    keys = jax.random.split(jax.random.key(0), len(shapes))
    weights = [
        (jax.random.uniform(k, s, minval=-1, maxval=1) * (6 / sum(s)) ** 0.5, jnp.zeros(s[1]))
        for k, s in zip(keys, shapes)
    ]
    return weights + ([(jnp.ones(INNER), jnp.zeros(INNER))] if "layer_norm" in network else [])


def normalized(x, gain, shift):
    centred = x - x.mean(1, keepdims=True)
    return centred * jax.lax.rsqrt((centred * centred).mean(1, keepdims=True) + 1e-5) * gain + shift


def predict(network, p, x):
    a, b = x[:, :WIDTH], x[:, WIDTH:]
    if network.startswith("dense"):
        for w, c in p:
            x = jax.nn.relu(x @ w + c)
        return x
    if network in GATES:
        return (GATES[network](x @ p[0][0] + p[0][1]) * (x @ p[1][0] + p[1][1])) @ p[2][0] + p[2][1]
    if network == "mlp_layer_norm_2_relu":
        return jax.nn.relu(normalized(x @ p[0][0] + p[0][1], *p[2])) @ p[1][0] + p[1][1]
    if network == "multiply_1_linear":
        return ((a @ p[0][0] + p[0][1]) * (b @ p[1][0] + p[1][1])) @ p[2][0] + p[2][1]
    return (a * b) @ p[0][0] + p[0][1]


def loss(network, p, x):
    return jnp.mean((predict(network, p, x) - x[:, :WIDTH] * x[:, WIDTH:]) ** 2)


def uniform(s):
    s = s ^ (s << 13)
    s = s ^ (s >> 17)
    s = s ^ (s << 5)
    return s, jax.lax.bitcast_convert_type((s >> 9) | jnp.uint32(0x3F800000), jnp.float32) * 2 - 3


def step(network, carry, _):
    p, m, v, t, s = carry
    s, x = uniform(s)
    value, g = jax.value_and_grad(partial(loss, network))(p, x)
    t = t + 1
    rate = 1e-3 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    m = jax.tree.map(lambda m, g: m + 0.1 * (g - m), m, g)
    v = jax.tree.map(lambda v, g: v + 0.001 * (g * g - v), v, g)
    p = jax.tree.map(lambda p, m, v: p - rate * m / (jnp.sqrt(v) + 1e-8), p, m, v)
    return (p, m, v, t, s), value


def rates(network, seconds):
    p = initial(network)
    bits = jax.random.bits(jax.random.key(1, impl="threefry2x32"), (BATCH, 256), jnp.uint32)
    zeros = partial(jax.tree.map, jnp.zeros_like)
    carry = (p, zeros(p), zeros(p), jnp.float32(0), bits)
    run = jax.jit(lambda c: jax.lax.scan(partial(step, network), c, None, length=STEPS), donate_argnums=0)
    carry, _ = jax.block_until_ready(run(carry))
    found, end = [], time.process_time() + seconds
    while time.process_time() < end:
        start = time.process_time()
        carry, losses = jax.block_until_ready(run(carry))
        found.append(STEPS / (time.process_time() - start))
    assert bool(jnp.isfinite(losses).all())
    return found


print(json.dumps({n: rates(n, float(sys.argv[1])) for n in sys.argv[2:]}))
