import QtQuick
import QtTest
import SeenHeard

TestCase {
    id: test

    name: "Theme"

    /// Relative luminance and contrast as WCAG defines them.
    function part(value: real): real {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    function luminance(of: color): real {
        return 0.2126 * part(of.r) + 0.7152 * part(of.g) + 0.0722 * part(of.b);
    }

    function contrast(one: color, other: color): real {
        const bright = Math.max(luminance(one), luminance(other));
        return (bright + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
    }

    function check_contrast(inks, grounds) {
        for (const ink of inks)
            for (const ground of grounds)
                verify(contrast(Theme[ink], Theme[ground]) >= 4.5, `${ink} on ${ground}, ${Theme.dark ? "dark" : "light"}: ${contrast(Theme[ink], Theme[ground]).toFixed(2)}`);
    }

    function test_text_can_be_read_light_and_dark_data() {
        return [{
                "tag": "dark",
                "dark": true
            }, {
                "tag": "light",
                "dark": false
            }];
    }

    function test_text_can_be_read_light_and_dark(row) {
        Theme.dark = row.dark;
        check_contrast(["ink", "quiet", "accent", "amber", "red", "receipt"], ["ground", "surface", "opinion"]);
        check_contrast(["ink", "quiet"], ["raised"]);
        check_contrast(["accentInk"], ["accent"]);
        check_contrast(["ink", "quiet", "accent"], ["accentWash"]);
        check_contrast(["amber", "ink", "quiet"], ["amberWash"]);
        check_contrast(["red", "ink", "quiet", "amber"], ["redWash"]);
        check_contrast(["wordsInk", "wordsQuiet", "amber"], ["words"]);
    }

    function test_text_grows_with_the_zoom() {
        const before = Theme.body;
        Theme.zoom = 2;
        compare(Theme.body, 2 * before);
        Theme.zoom = 1;
    }
}
