kkkkkk ..........
cc c ccccc cc cc c ccccc cc cccc ccccc cc
.......
kkkkkk kkkkkk ....... ........ .
  kkk ..... ...... . nnnn cc cccccccc cccc
  kkk .... . ssssssssss

  kkkk ......k ...... .... kkkkkk .. .... .
    kkkkk ..... . nnnn. ............. kkkk . kkkkkk kkk .
    kkk ..... kk nn....... kkkkk ..... . n .. n . ............ .
    kkkkkk ..... . nnnnnn
  .
.
