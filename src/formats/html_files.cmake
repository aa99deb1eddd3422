# Makes html_files.c out of the style sheet and the parts of the script: cmake -D FOLDER=.. -D OUT=.. -P
#
# The parts of the script share one function, so that nothing of them is global. Lines that hold but a
# comment are left out, and so is what lines begin with: neither has a meaning in these files, in which no
# string goes over a line's end.
set(script "(() => {\n'use strict';\n")
foreach(part words model sight tree steps search panel main)
  file(READ ${FOLDER}/${part}.js text)
  string(APPEND script "${text}")
endforeach()
string(APPEND script "})();\n")
file(READ ${FOLDER}/page.css style)

function(append_array name text)
  string(REGEX REPLACE "\n[ ]+" "\n" text "${text}")
  string(REGEX REPLACE "\n(//[^\n]*)" "\n" text "${text}")
  string(REGEX REPLACE "^/\\*[^*]*\\*/" "" text "${text}")
  string(REGEX REPLACE "\n/\\*[^*]*\\*/" "\n" text "${text}")
  string(REGEX REPLACE "\n\n+" "\n" text "${text}")
  string(HEX "${text}" bytes)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(0x0a,)" "\\1\n    " bytes "${bytes}")
  set(source "${source}\nconst char ${name}[] = {\n    ${bytes}0};\n" PARENT_SCOPE)
endfunction()

set(source "/* Made by html_files.cmake. */\n#include \"formats/html_files.h\"\n")
append_array(rebut_html_style "${style}")
append_array(rebut_html_script "${script}")
file(WRITE ${OUT} "${source}")
