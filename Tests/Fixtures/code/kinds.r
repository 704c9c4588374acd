c cccccccc cc ccccc ccc ccccccccc
................
.... .. .........sssssssssssss. ................ . kkkkk.
....... .. kkkkkkkk... ...... . nn. .
  kk ............ kkkkkk.kkkk.
  kkk .. kk n.nn. . kkkk .
  ............................ .. ssssssssss.. . nnn. .......
.
..... .. kk .kkkk. kk kkkk kkk
.... ..... .. nnnn
