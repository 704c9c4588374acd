........ ........
cc c ccccccccc cccc c ccccccccccc
kkkkkkkk .kkkkkkkk ..
kkkkk ..... .
 kkkkkk.
  kkkkkkkk ......... .. . ........ ..
  kkkkk . ....... .. kkkkk . kkkkkk ......... .

 kkkkkkk.
  .............. ......
..

... ...... .
  kkkk .... . ssssss ssssss ssss.
  ............. ......nn..
  kkkkk .... .. . ........
  kkk .kkkk . . .nnn. nnn.. . kk .. . n .. ..... kkkkkk .. .
  kkkkkk kkkkkkkkkkk...............n.. . sss.
.
