# Finds the source tarballs that fetch-sources.sh keeps in a cache outside the build directory, fetching them if needed.
if(DEFINED ENV{SEENHEARD_CACHE})
    set(SEENHEARD_CACHE $ENV{SEENHEARD_CACHE})
elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(SEENHEARD_CACHE $ENV{XDG_CACHE_HOME}/seenheard)
else()
    set(SEENHEARD_CACHE $ENV{HOME}/.cache/seenheard)
endif()

set(SQLCIPHER_SOURCE ${SEENHEARD_CACHE}/sqlcipher_4.6.1.orig.tar.gz)
set(CATCH2_SOURCE ${SEENHEARD_CACHE}/catch2_3.7.1.orig.tar.gz)

if(NOT EXISTS ${SQLCIPHER_SOURCE} OR NOT EXISTS ${CATCH2_SOURCE})
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/platform/setup/fetch-sources.sh RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "The sources of SQLCipher and Catch2 could not be fetched; the reason is above.")
    endif()
endif()
