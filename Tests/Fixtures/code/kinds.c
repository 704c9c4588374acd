........ .........
....... ..... ..
cc cccc ccc cccc c cccccccc cc
kkkkkk ...... ....kkkkk ...... ... ...... .. .
  ...... ..... . nnnn.
  kkk ....... . . n. . . .. .... ..... .. .... . nnnn.  cc cccccc
  kkkkkk ......
.

... .......... .
  .... . . ssss.
  .... ....... . ssss.
  .......sss ssssssssss sssss. nnnnn. ...
  kkkkkk ....... . n . ......
.
