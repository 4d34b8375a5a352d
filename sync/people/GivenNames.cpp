#include "sync/people/GivenNames.h"

#include <algorithm>
#include <array>
#include <string>

namespace seenheard {

namespace {

/// Each line is one name in the forms it goes by; some forms stand in several lines ("sam").
constexpr std::array<std::string_view, 58> forms{
    " alexander alex sandy xander ",
    " alexandra alex sandra lexi ",
    " alfred alfie fred ",
    " andrew andy drew ",
    " anthony tony ant ",
    " archibald archie ",
    " benjamin ben benji ",
    " catherine katherine kathryn kate katie cathy ",
    " charles charlie chas ",
    " charlotte lottie charlie ",
    " christopher chris kit ",
    " daniel dan danny ",
    " danielle dani ",
    " david dave davy ",
    " edward ed eddie ted teddy ned ",
    " elizabeth liz lizzie beth betty eliza elsie ",
    " ellen nell nellie ellie ",
    " eleanor ellie nell nora ",
    " francis frank frankie ",
    " frederick fred freddie freddy ",
    " gabriel gabe ",
    " george georgie ",
    " georgina georgie gina ",
    " grace gracie ",
    " harold harry hal ",
    " henry harry hal ",
    " isabella isabel isobel izzy bella ",
    " jacob jake ",
    " james jim jimmy jamie ",
    " jennifer jen jenny ",
    " jessica jess jessie ",
    " john jack johnny ",
    " jonathan jon jonny ",
    " joseph joe joey ",
    " joshua josh ",
    " lewis louis lou ",
    " lillian lily lilly ",
    " madeleine maddie maddy ",
    " margaret maggie meg peggy ",
    " matthew matt matty ",
    " michael mike mick mikey ",
    " millicent millie ",
    " mohammed muhammad mohammad mohamed mo ",
    " nathaniel nathan nate ",
    " nicholas nick nicky ",
    " oliver ollie olly ",
    " olivia liv livvy ",
    " patrick paddy pat ",
    " peter pete ",
    " philip phillip phil ",
    " rebecca becky becca ",
    " richard rick dick ricky ",
    " robert rob bob bobby robbie bert ",
    " samuel sam sammy ",
    " samantha sam sammy ",
    " theodore theo teddy ted ",
    " thomas tom tommy ",
    " william will bill billy liam ",
};

} // namespace

bool isSameGivenName(std::string_view left, std::string_view right) {
    const auto one = ' ' + std::string(left) + ' ';
    const auto other = ' ' + std::string(right) + ' ';
    return std::any_of(forms.begin(), forms.end(), [&](std::string_view line) {
        return line.find(one) != std::string_view::npos && line.find(other) != std::string_view::npos;
    });
}

} // namespace seenheard
