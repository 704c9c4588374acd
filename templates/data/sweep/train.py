import json, random, sys

rate, steps, seed = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
random.seed(seed)
a, b = random.gauss(0, 1), random.gauss(0, 1)       # to become y = 2 x + 1
with open("curve.jsonl", "w") as curve:
    for step in range(1, steps + 1):
        x = random.uniform(-1, 1)
        error = a * x + b - (2 * x + 1) + random.gauss(0, 0.1)
        a, b = a - rate * error * x, b - rate * error
        loss = (a - 2) ** 2 / 3 + (b - 1) ** 2
        if step % 20 == 0:
            print(json.dumps({"step": step, "loss": loss}), file=curve)
print(json.dumps({"loss": loss}))
