# The three kinds of target this project has. Each takes SOURCES and LINKS; links are public, so a layer brings what it
# stands on. Includes are written from the repository root. Targets that link Qt get moc.

# Warnings, hardening and the include root, for targets made by other means too (QML modules).
function(seenheard_options target)
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
        -Wextra-semi -Wformat=2 -Werror
        -Wno-restrict # g++ 12 finds it in std::string's own operator+
        # At -O3 g++ 12 sees overflows and unset values in what it unrolls of std::vector and std::optional; the dev build
        # keeps these warnings.
        "$<$<CONFIG:Release>:-Wno-array-bounds;-Wno-maybe-uninitialized;-Wno-stringop-overflow;-Wno-stringop-overread>"
        -fstack-protector-strong)
    if(SEENHEARD_SANITIZE STREQUAL "")
        target_compile_options(${target} PRIVATE
            $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
    else()
        # Between the sanitizers' checks g++ sees paths that no run can take; the plain build has these warnings.
        target_compile_options(${target} PRIVATE
            -Wno-array-bounds -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread)
    endif()
    target_link_options(${target} PRIVATE -Wl,-z,relro,-z,now)
endfunction()

function(_seenheard_fill target sources links)
    target_sources(${target} PRIVATE ${sources})
    seenheard_options(${target})
    if("${links}" MATCHES "Qt6::")
        # Qt 6.4's moc cannot read libstdc++'s <concepts>, which <compare> brings; it needs nothing from it.
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)
    endif()
endfunction()

function(seenheard_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    _seenheard_refuse_unknown(${name} "${arg_UNPARSED_ARGUMENTS}")
    add_library(${name} STATIC)
    _seenheard_fill(${name} "${arg_SOURCES}" "${arg_LINKS}")
    target_link_libraries(${name} PUBLIC ${arg_LINKS})
endfunction()

function(seenheard_executable name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    _seenheard_refuse_unknown(${name} "${arg_UNPARSED_ARGUMENTS}")
    add_executable(${name})
    _seenheard_fill(${name} "${arg_SOURCES}" "${arg_LINKS}")
    target_link_libraries(${name} PRIVATE ${arg_LINKS})
endfunction()

# A Catch2 executable whose every test case is a ctest. LABELS is one label, "unit" if none is given; TIMEOUT is in
# seconds for one case. UNSANITIZED: no build with sanitizers makes it, as what it drives is tested there more directly.
function(seenheard_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "UNSANITIZED" "TIMEOUT" "SOURCES;LINKS;LABELS")
    _seenheard_refuse_unknown(${name} "${arg_UNPARSED_ARGUMENTS}")
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    elseif(arg_LABELS MATCHES ";")
        # catch_discover_tests takes every list apart that it is to hand on.
        message(FATAL_ERROR "${name}: a test has one label, not several: ${arg_LABELS}")
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    if(NOT SEENHEARD_SANITIZE STREQUAL "")
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 4")
    endif()

    add_executable(${name})
    _seenheard_fill(${name} "${arg_SOURCES}" "${arg_LINKS}")
    target_link_libraries(${name} PRIVATE ${arg_LINKS} Catch2::Catch2WithMain)
    target_compile_definitions(${name} PRIVATE
        SEENHEARD_SHARED_DIR="${SEENHEARD_SHARED_DIR}" SEENHEARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(arg_LABELS MATCHES "^(unit|integration)$" AND NOT arg_UNSANITIZED)
        set_property(GLOBAL APPEND PROPERTY SEENHEARD_UNIT_AND_INTEGRATION ${name})
    endif()
    catch_discover_tests(${name}
        TEST_PREFIX "${name}/"
        PROPERTIES LABELS ${arg_LABELS} TIMEOUT ${arg_TIMEOUT} ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endfunction()

function(_seenheard_refuse_unknown name unknown)
    if(unknown)
        message(FATAL_ERROR "${name}: no meaning is known for ${unknown}; use SOURCES and LINKS (tests also LABELS, TIMEOUT, UNSANITIZED)")
    endif()
endfunction()
