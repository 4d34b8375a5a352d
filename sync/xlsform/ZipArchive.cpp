#include "sync/xlsform/ZipArchive.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>

namespace seenheard {
namespace {

constexpr std::size_t mostFiles = 1000;
constexpr std::size_t mostInFile = std::size_t{16} * 1024 * 1024;
constexpr std::size_t mostInAll = 2 * mostInFile;
constexpr std::size_t longestName = 512;

/// A file that lies in memory, as minizip asks for it.
struct MemoryFile {
    BytesView octets;
    std::size_t at = 0;
};

voidpf openMemory(voidpf opaque, const void*, int) {
    return opaque;
}
uLong readMemory(voidpf, voidpf stream, void* into, uLong wanted) {
    auto& file = *static_cast<MemoryFile*>(stream);
    const std::size_t count = std::min<std::size_t>(wanted, file.octets.size() - file.at);
    if (count > 0)
        std::memcpy(into, file.octets.data() + file.at, count);
    file.at += count;
    return static_cast<uLong>(count);
}
uLong writeMemory(voidpf, voidpf, const void*, uLong) {
    return 0;
}
ZPOS64_T tellMemory(voidpf, voidpf stream) {
    return static_cast<MemoryFile*>(stream)->at;
}
long seekMemory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& file = *static_cast<MemoryFile*>(stream);
    const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_END ? file.octets.size()
        : origin == ZLIB_FILEFUNC_SEEK_CUR                    ? file.at
                                                              : 0;
    if (offset > file.octets.size() - base)
        return -1;
    file.at = base + static_cast<std::size_t>(offset);
    return 0;
}
int nothingToDo(voidpf, voidpf) {
    return 0;
}

struct Closer {
    void operator()(void* archive) const { unzClose(archive); }
};
using Opened = std::unique_ptr<void, Closer>;

Opened openIn(MemoryFile& file) {
    zlib_filefunc64_def calls{};
    calls.zopen64_file = openMemory;
    calls.zread_file = readMemory;
    calls.zwrite_file = writeMemory;
    calls.ztell64_file = tellMemory;
    calls.zseek64_file = seekMemory;
    calls.zclose_file = nothingToDo;
    calls.zerror_file = nothingToDo;
    calls.opaque = &file;
    return Opened(unzOpen2_64("", &calls));
}

Error broken() {
    return fail(ErrorCode::Malformed, "The workbook is damaged: a file in it cannot be unpacked. Save it anew.");
}
Error tooLarge() {
    return fail(ErrorCode::TooLarge,
        "The workbook unpacks to more than a form can need (16 MiB in one file, 32 MiB in all). Leave out what is not "
        "the form.");
}

} // namespace

Result<ZipArchive> ZipArchive::open(BytesView octets) {
    MemoryFile file{octets, 0};
    const Opened opened = openIn(file);
    const Error none = fail(ErrorCode::Malformed, "This is not a workbook (.xlsx), or it is damaged.");
    if (!opened)
        return none;
    ZipArchive archive(octets);
    for (int at = unzGoToFirstFile(opened.get()); at != UNZ_END_OF_LIST_OF_FILE; at = unzGoToNextFile(opened.get())) {
        std::array<char, longestName> name{};
        unz_file_info64 about{};
        if (at != UNZ_OK
            || unzGetCurrentFileInfo64(opened.get(), &about, name.data(), name.size() - 1, nullptr, 0, nullptr, 0)
                != UNZ_OK)
            return none;
        if (archive.names_.size() >= mostFiles)
            return tooLarge();
        archive.names_.emplace_back(name.data());
    }
    return archive;
}

bool ZipArchive::has(const std::string& name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

Result<std::string> ZipArchive::read(const std::string& name) {
    MemoryFile file{octets_, 0};
    const Opened opened = openIn(file);
    if (!opened || unzLocateFile(opened.get(), name.c_str(), 1) != UNZ_OK)
        return fail(ErrorCode::NotFound, "The workbook has no '" + name + "' in it.");
    if (unzOpenCurrentFile(opened.get()) != UNZ_OK)
        return broken();
    std::string content;
    std::array<char, 65536> piece{};
    // What the archive says of its sizes is not believed: what comes out is counted.
    while (true) {
        const int count = unzReadCurrentFile(opened.get(), piece.data(), static_cast<unsigned>(piece.size()));
        if (count < 0)
            return broken();
        if (count == 0)
            break;
        content.append(piece.data(), static_cast<std::size_t>(count));
        readSoFar_ += static_cast<std::size_t>(count);
        if (content.size() > mostInFile || readSoFar_ > mostInAll)
            return tooLarge();
    }
    if (unzCloseCurrentFile(opened.get()) != UNZ_OK)
        return broken();
    return content;
}

} // namespace seenheard
