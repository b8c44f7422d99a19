using Carboxy.Quantities;
using Carboxy.Sessions;

namespace Carboxy.Notes;

public class NoteTextTests
{
    [Fact]
    public void What_the_record_does_not_say_stays_visibly_open()
    {
        var filled = NoteText.Fill("Zone: {zone}. Pain: {pain}. {?Skin after}", new Dictionary<string, string> { ["zone"] = "face" }, Language.English);

        Assert.Equal("Zone: face. Pain: {?pain before, at worst, after}. {?Skin after}", filled);
        Assert.Equal(["pain before, at worst, after", "Skin after"], NoteText.Open(filled));
    }

    [Fact]
    public void A_name_in_the_record_cannot_make_a_blank_of_its_own() =>
        Assert.Empty(NoteText.Open(NoteText.Fill("{patient}", new Dictionary<string, string> { ["patient"] = "{?sign here}" }, Language.English)));

    [Theory]
    [InlineData("two\r\nlines  \r\n\r\n", "two\nlines")]
    [InlineData("no\0thing\u0007 hidden\u202E here\uFEFF", "nothing hidden here")]
    [InlineData("  indented\n\tstays", "  indented\n\tstays")]
    [InlineData("Ёж, naïve, 😀", "Ёж, naïve, 😀")]
    [InlineData(null, "")]
    public void Nothing_unseen_is_kept(string? typed, string kept) => Assert.Equal(kept, NoteText.Clean(typed));

    [Fact]
    public void Half_a_pair_becomes_a_sign_that_can_be_kept() => Assert.Equal("half \ufffd", NoteText.Clean($"half {(char)0xd83d}"));

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        var once = NoteText.Clean("a \u200b \n b\u2028c \u202e");

        Assert.Equal(once, NoteText.Clean(once));
    }

    [Fact]
    public void A_huge_text_of_open_braces_is_read_in_time() => Assert.Empty(NoteText.Open(new string('{', 200_000) + "?"));

    [Fact]
    public void The_real_templates_fill_in_both_languages()
    {
        var templates = RealFiles.Read("notes", NoteTemplateReader.Read);

        Assert.Equal(["course_summary", "first_consultation", "phone_call", "reaction", "session_mask", "session_needle"], templates.Select(t => t.Id).Order());
        var all = NoteWord.All.ToDictionary(w => w.Id, w => "x");
        Assert.All(templates, t => Assert.Equal(NoteText.Open(t.Body.Ru).Count, NoteText.Open(NoteText.Fill(t.Body.Ru, all, Language.Russian)).Count));
    }
}
