# Compiler settings of the whole build. SPDX-License-Identifier: GPL-3.0-or-later
option(TOCSIN_WERROR "Treat warnings as errors" OFF)
set(TOCSIN_SANITIZE "" CACHE STRING "Sanitizers, for example address;undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET default)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers need the two sloppiness settings; the base folder lets checkouts share results.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

# LibTorch files need about 1 GB each: two at a time.
set_property(GLOBAL PROPERTY JOB_POOLS torch=2)

add_library(tocsin_options INTERFACE)
target_compile_options(tocsin_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<BOOL:${TOCSIN_WERROR}>:-Werror> -fstack-protector-strong)
if(TOCSIN_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overlapping copies in std::string where there are none (its bug 105651).
  target_compile_options(tocsin_options INTERFACE -Wno-restrict)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    # GCC 14 sees out-of-bounds reads in LibTorch's inlined small vectors where there are none (its bug 104475 and relatives).
    target_compile_options(tocsin_options INTERFACE -Wno-array-bounds -Wno-stringop-overflow)
  endif()
endif()
target_compile_definitions(tocsin_options INTERFACE QT_NO_KEYWORDS $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_link_options(tocsin_options INTERFACE -Wl,-z,relro,-z,now)
foreach(sanitizer IN LISTS TOCSIN_SANITIZE)
  target_compile_options(tocsin_options INTERFACE -fsanitize=${sanitizer} -fno-omit-frame-pointer)
  target_link_options(tocsin_options INTERFACE -fsanitize=${sanitizer})
endforeach()
