#include <vector>
// A template; 'not a character'.
template <typename T>
class Table {
 public:
  explicit Table(int n) : rows_(n) {}
  const T &at(int i) const { return rows_[i]; }

 private:
  std::vector<T> rows_;
};

int main() {
  auto text = R"(raw "text" \n)";
  Table<double> table(42);
  const char *p = nullptr;
  for (auto x : {1.5, 2e3}) { if (x > 1 && text) delete p; }
  return static_cast<int>(table.at(0)) + 'a';
}
