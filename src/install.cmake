# What `cmake --install` puts where: library, header, pkg-config file and CMake package, the command with
# its helper programs and modules, manual page and completions, and what embeds maps elsewhere. Nothing installed names the
# prefix but the library, which knows its helpers' paths; the command finds them from where it is itself.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/rebut)

install(TARGETS rebut RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS layered extract RUNTIME DESTINATION ${module_dir})
install(TARGETS shaping painting live LIBRARY DESTINATION ${module_dir})
install(TARGETS rebut_library EXPORT rebutTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  PUBLIC_HEADER DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

file(RELATIVE_PATH prefix_from_pkgconfig
  /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(src/rebut.pc.in rebut.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/rebut.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(EXPORT rebutTargets NAMESPACE rebut:: DESTINATION ${package_dir})
configure_package_config_file(src/rebutConfig.cmake.in rebutConfig.cmake INSTALL_DESTINATION ${package_dir}
  PATH_VARS CMAKE_INSTALL_BINDIR)
write_basic_package_version_file(rebutConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/rebutConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/rebutConfigVersion.cmake src/embed/rebut_diagram.cmake DESTINATION ${package_dir})
install(FILES src/embed/rebut.lua src/embed/rebut_sphinx.py src/embed/rebut_asciidoctor.rb
  DESTINATION ${CMAKE_INSTALL_DATADIR}/rebut)

find_program(SCDOC scdoc)
if(SCDOC)
  set(page ${CMAKE_CURRENT_BINARY_DIR}/rebut.1)
  add_custom_command(OUTPUT ${page} DEPENDS docs/rebut.1.scd
    COMMAND ${SCDOC} < ${CMAKE_CURRENT_SOURCE_DIR}/docs/rebut.1.scd > ${page} VERBATIM)
  add_custom_target(manual ALL DEPENDS ${page})
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
else()
  message(STATUS "scdoc is not there: the manual page is not made")
endif()

# The command writes its own completions, from the tables that it parses by.
function(rebut_completion shell directory file)
  set(script ${CMAKE_CURRENT_BINARY_DIR}/completions/${file})
  add_custom_command(OUTPUT ${script} DEPENDS rebut
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/completions
    COMMAND rebut completions ${shell} > ${script} VERBATIM)
  add_custom_target(completion_${shell} ALL DEPENDS ${script})
  install(FILES ${script} DESTINATION ${CMAKE_INSTALL_DATADIR}/${directory})
endfunction()
rebut_completion(bash bash-completion/completions rebut)
rebut_completion(zsh zsh/site-functions _rebut)
rebut_completion(fish fish/vendor_completions.d rebut.fish)
