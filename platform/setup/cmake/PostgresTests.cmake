# Tests of an executable once more, those of the given Catch2 specification, all in one process, on a PostgreSQL that they
# start themselves.
function(seenheard_test_on_postgresql name specification)
    add_test(NAME ${name}/on_postgresql COMMAND ${name} ${specification})
    set(timeout 300)
    if(NOT SEENHEARD_SANITIZE STREQUAL "")
        set(timeout 1200)
    endif()
    set_tests_properties(${name}/on_postgresql PROPERTIES
        LABELS integration TIMEOUT ${timeout}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;SEENHEARD_TEST_STORE=postgresql"
        SKIP_REGULAR_EXPRESSION "PostgreSQL is not installed here")
endfunction()
