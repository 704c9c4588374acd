ccccccccccc
c cccc cccc ccccc ccc cc cccc
... ..
kkk .... kk ..... ...... kk
  kk . .. s.....ssssss .. kkkk
    .... sss ss ssssss ssss ss....sss c cccc
  kkkk
    ...... ..........
  kk
kkkk
......kk.. . .. ..k
...... ssssss ......
