#include "sync/server/reference/ItemPositions.h"

namespace seenheard {

std::vector<std::size_t> linesOfElements(std::string_view array) {
    std::vector<std::size_t> lines;
    std::size_t line = 1;
    std::size_t depth = 0;
    bool inText = false;
    bool awaited = false; // an element may begin here
    for (std::size_t at = 0; at < array.size(); ++at) {
        const char character = array[at];
        if (character == '\n')
            ++line;
        if (inText) {
            if (character == '\\')
                ++at;
            else if (character == '"')
                inText = false;
            continue;
        }
        const bool isSpace = character == ' ' || character == '\t' || character == '\r' || character == '\n';
        if (depth == 1 && awaited && !isSpace && character != ']') {
            lines.push_back(line);
            awaited = false;
        }
        if (character == '"')
            inText = true;
        if (character == '[' || character == '{')
            awaited = ++depth == 1;
        if (character == ']' || character == '}')
            --depth;
        if (character == ',' && depth == 1)
            awaited = true;
    }
    return lines;
}

} // namespace seenheard
