using Carboxy.Quantities;
using Carboxy.Sessions;

namespace Carboxy.Web.Printing;

public class PaperTests
{
    const string Pangram = "Съешь ещё этих мягких французских булок, да выпей же чаю — «№ 7»; Ёлка, 25–35 °C, ±2.";

    static readonly DateTimeOffset Made = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    static Paper Blank(Language language = Language.Russian) => new("Согласие: Ёлкина", "Клиника", language, Made);

    static PdfText Read(Action<Paper> write, Language language = Language.Russian)
    {
        var paper = Blank(language);
        write(paper);
        return new(paper.Finish(["SHA-256 abc"], (at, of) => $"{at}/{of}"));
    }

    [Fact]
    public void Every_letter_comes_back_as_it_was_written()
    {
        var read = Read(paper =>
        {
            paper.Title(Pangram);
            paper.Heading(Pangram);
            paper.Paragraph(Pangram + " The quick brown fox jumps over the lazy dog.");
        });

        foreach (var word in (Pangram + " The quick brown fox jumps over the lazy dog.").Split(' '))
            Assert.Contains(word, read.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_typefaces_travel_in_the_file_cut_down_to_what_is_used()
    {
        var read = Read(paper => paper.Paragraph(Pangram));

        var font = Assert.Single(read.Fonts);
        Assert.InRange(font.Length, 5_000, 40_000);
        Assert.Equal(3, Read(paper => { paper.Title(Pangram); paper.Heading(Pangram); paper.Paragraph(Pangram); }).Fonts.Count);
    }

    [Fact]
    public void Every_typeface_has_every_letter_that_the_clinic_writes()
    {
        foreach (var face in new[] { Typeface.Plain, Typeface.Strong, Typeface.Title })
            foreach (var letter in "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789—–−«»“”№%·±°,.;:()/\u00a0".EnumerateRunes())
                Assert.True(face.GlyphOf(letter) != 0, $"{face.Name} has no {letter}");
    }

    [Fact]
    public void A_file_says_its_title_its_language_and_where_everything_stands()
    {
        var read = Read(paper => paper.Paragraph("One"), Language.English);

        Assert.Contains("/Lang (en-GB)", read.Raw, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", read.Raw, StringComparison.Ordinal);
        Assert.Contains($"/Title <FEFF{Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes("Согласие: Ёлкина"))}>", read.Raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (ru-RU)", Read(paper => paper.Paragraph("Раз")).Raw, StringComparison.Ordinal);
        Assert.All(read.Places(), place => Assert.StartsWith($"{place.Object} 0 obj", place.There, StringComparison.Ordinal));
    }

    [Fact]
    public void What_does_not_fit_goes_on_overleaf_and_nothing_runs_off_the_paper()
    {
        var read = Read(paper =>
        {
            paper.Letterhead("Клиника", "+7 000");
            for (var i = 0; i < 60; i++)
            {
                paper.Heading($"Раздел {i}");
                paper.Paragraph(string.Join(' ', Enumerable.Repeat(Pangram, 3)) + new string('щ', 400));
            }

            paper.Table(["№", "Что"], [1, 4], [.. Enumerable.Range(0, 90).Select(i => new PaperRow([$"{i}", Pangram], i % 7 == 0))]);
        });

        Assert.InRange(read.Pages, 10, 40);
        Assert.Contains($"{read.Pages}/{read.Pages}", read.Words, StringComparison.Ordinal);
        Assert.All(read.Pieces(), piece => Assert.True(piece is { X: >= 50 and < 545, Y: > 20 and < 800 }, $"{piece}"));
    }

    [Fact]
    public void A_signature_is_drawn_inside_the_paper()
    {
        var drawn = DrawnSignature.Read("""{"w":600,"h":200,"strokes":[[20,100,120,40,560,90],[30,150]]}""");

        var read = Read(paper => paper.Signatures([new("Пациент", "Ёлкина Анна", "10.03.2026", drawn), new("Объяснил", "Петров", "именем", null)]));

        Assert.Contains("Ёлкина Анна", read.Words, StringComparison.Ordinal);
        Assert.Equal(1, read.Pages);
    }

    [Fact]
    public void The_same_words_make_the_same_file()
    {
        byte[] Once()
        {
            var paper = Blank();
            paper.Paragraph(Pangram);
            return paper.Finish([], (at, of) => $"{at}/{of}");
        }

        Assert.Equal(Once(), Once());
    }
}
