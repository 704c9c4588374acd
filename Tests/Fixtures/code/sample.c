#include <stdio.h>
#define LIMIT 10
/* Adds up: "not a string". */
static double sum(const double *x, size_t n) {
  double total = 0.0f;
  for (size_t i = 0; i < n; i++) total += x[i] * 1e-3;  // scaled
  return total;
}

int main(void) {
  char c = '\'';
  char newline = '\n';
  printf("%d \"quoted\" %c\n", 0xFFu, c);
  return newline ? 0 : LIMIT;
}
