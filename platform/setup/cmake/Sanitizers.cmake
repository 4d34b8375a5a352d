# A STRING, because an option() is a BOOL and if() takes "address,undefined" for false: nothing would be tested.
set(SEENHEARD_SANITIZE "" CACHE STRING "Build our code with sanitizers: address,undefined or thread")
set_property(CACHE SEENHEARD_SANITIZE PROPERTY STRINGS "" "address,undefined" thread)

if(NOT SEENHEARD_SANITIZE STREQUAL "")
    add_compile_options(
        -fsanitize=${SEENHEARD_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SEENHEARD_SANITIZE})
    if(SEENHEARD_SANITIZE STREQUAL "thread")
        # A library that is not instrumented hides what it does from the thread sanitizer.
        target_compile_options(sqlcipher PRIVATE -fsanitize=thread)
    endif()
endif()
