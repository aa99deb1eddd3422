# rebut_add_diagram(): drawings of maps as part of a build. find_package(rebut) brings it.
#
#   rebut_add_diagram(TARGET
#     MAP map.yaml
#     OUTPUTS map.svg map.pdf ...      formats follow the extensions; txt, md, json and tex tell the map in words
#     [ALT map.alt.txt]                a file for the alternative text
#     [OPTIONS --for page ...]         options of `rebut render`
#     [DEPENDS survey.txt ...]         source files from which the map quotes
#     [ALL])                           draw with the default target
#
# MAP and DEPENDS are looked for in the source folder, the others are written into the build folder.
# They are drawn anew when the map, its sources or rebut itself changed; a map with errors stops the build.
function(rebut_add_diagram target)
  set(sources)
  set(files)
  set(tell_alt)
  cmake_parse_arguments(PARSE_ARGV 1 given "ALL" "MAP;ALT" "OUTPUTS;OPTIONS;DEPENDS")
  if(NOT given_MAP OR NOT given_OUTPUTS OR given_UNPARSED_ARGUMENTS OR given_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "rebut_add_diagram(${target}): it needs MAP and OUTPUTS, and takes ALT, OPTIONS, DEPENDS "
      "and ALL; not understood: ${given_UNPARSED_ARGUMENTS} ${given_KEYWORDS_MISSING_VALUES}")
  endif()

  foreach(name ${given_MAP} ${given_DEPENDS})
    get_filename_component(name ${name} ABSOLUTE)
    list(APPEND sources ${name})
  endforeach()
  foreach(name ${given_OUTPUTS} ${given_ALT})
    get_filename_component(name ${name} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})
    list(APPEND files ${name})
  endforeach()

  list(GET sources 0 map)
  set(pictures ${files})
  if(given_ALT)
    list(POP_BACK pictures alt)
    set(tell_alt COMMAND ${REBUT_EXECUTABLE} outline --quiet --as alt -o ${alt} -- ${map})
  endif()
  list(TRANSFORM pictures PREPEND "--output=")

  add_custom_command(OUTPUT ${files} DEPENDS ${sources} ${REBUT_EXECUTABLE}
    COMMAND ${REBUT_EXECUTABLE} render ${pictures} ${given_OPTIONS} -- ${map}
    ${tell_alt} COMMENT "Drawing ${given_MAP}" VERBATIM)
  if(given_ALL)
    add_custom_target(${target} ALL DEPENDS ${files})
  else()
    add_custom_target(${target} DEPENDS ${files})
  endif()
endfunction()
