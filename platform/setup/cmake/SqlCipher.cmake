# SQLCipher as a static library with hidden symbols, built from the pinned amalgamation on every system.
#
# Never a distribution's shared library: Qt's SQLite plugin would then silently run on it (docs/decisions), and it is
# built without the session extension and other things we rely on.
include(ExternalProject)

set(sqlcipher_build ${CMAKE_BINARY_DIR}/sqlcipher)
set(sqlcipher_amalgamation ${sqlcipher_build}/source/sqlite3.c)

ExternalProject_Add(sqlcipher_source
    URL ${SQLCIPHER_SOURCE}
    URL_HASH SHA256=d8f9afcbc2f4b55e316ca4ada4425daf3d0b4aab25f45e11a802ae422b9f53a3
    DOWNLOAD_EXTRACT_TIMESTAMP OFF
    PREFIX ${sqlcipher_build}
    SOURCE_DIR ${sqlcipher_build}/source
    BUILD_IN_SOURCE ON
    CONFIGURE_COMMAND ./configure --enable-tempstore=yes --disable-tcl CFLAGS=-DSQLITE_HAS_CODEC LDFLAGS=-lcrypto
    # DELETE .. LIMIT changes the grammar, so it must be known while the parser is generated as well.
    BUILD_COMMAND make OPTS=-DSQLITE_ENABLE_UPDATE_DELETE_LIMIT=1 sqlite3.c
    INSTALL_COMMAND ""
    BUILD_BYPRODUCTS ${sqlcipher_amalgamation} ${sqlcipher_build}/source/sqlite3.h
    LOG_DOWNLOAD ON LOG_CONFIGURE ON LOG_BUILD ON LOG_OUTPUT_ON_FAILURE ON)

set_source_files_properties(${sqlcipher_amalgamation} PROPERTIES GENERATED ON)
add_library(sqlcipher STATIC ${sqlcipher_amalgamation})
add_dependencies(sqlcipher sqlcipher_source)
set_target_properties(sqlcipher PROPERTIES C_VISIBILITY_PRESET hidden)
target_include_directories(sqlcipher SYSTEM INTERFACE ${sqlcipher_build}/source)
target_link_libraries(sqlcipher PRIVATE OpenSSL::Crypto Threads::Threads ${CMAKE_DL_LIBS} m)
target_compile_options(sqlcipher PRIVATE -w -O2 -fno-strict-aliasing)

# Seen by our code too, because sqlite3.h declares these functions only where they are enabled.
target_compile_definitions(sqlcipher PUBLIC
    SQLITE_ENABLE_PREUPDATE_HOOK SQLITE_ENABLE_SESSION SQLITE_HAS_CODEC)
target_compile_definitions(sqlcipher PRIVATE
    NDEBUG
    SQLCIPHER_CRYPTO_OPENSSL
    SQLITE_DQS=0
    # Reads page by page, so that each page's code is checked a few at a time (SweepStore).
    SQLITE_ENABLE_DBPAGE_VTAB
    SQLITE_ENABLE_FTS5
    SQLITE_ENABLE_RTREE
    SQLITE_ENABLE_STAT4
    SQLITE_ENABLE_UPDATE_DELETE_LIMIT
    SQLITE_OMIT_LOAD_EXTENSION
    SQLITE_SECURE_DELETE
    SQLITE_TEMP_STORE=2
    SQLITE_THREADSAFE=2
    # What configure would have found: without HAVE_USLEEP a busy handler sleeps in whole seconds.
    HAVE_FDATASYNC=1 HAVE_GMTIME_R=1 HAVE_INTTYPES_H=1 HAVE_LOCALTIME_R=1 HAVE_MALLOC_USABLE_SIZE=1
    HAVE_NANOSLEEP=1 HAVE_PREAD64=1 HAVE_PREAD=1 HAVE_PWRITE64=1 HAVE_PWRITE=1 HAVE_STDINT_H=1 HAVE_STRCHRNUL=1
    HAVE_USLEEP=1 HAVE_UTIME=1)
