using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Materials;

public class Gs1ReaderTests
{
    internal static readonly DateOnly Today = new(2026, 11, 22);
    const string Article = "04601234567893";
    const char Gs = Gs1Label.Separator;

    static Gs1Label Read(string raw) => Assert.IsType<Scanned.Read>(Gs1Reader.Read(raw, Today)).Label;

    static Text Refused(string? raw) => Assert.IsType<Scanned.Refused>(Gs1Reader.Read(raw, Today)).Why;

    static readonly Gs1Label Whole = new(Gtin.Read(Article), "GL-0932", new(2027, 3, 31), "S1");

    [Theory]
    [InlineData("]C1" + "0104601234567893" + "17270331" + "10GL-0932" + "\u001d" + "21S1")]
    [InlineData("]d2" + "0104601234567893" + "10GL-0932" + "\u001d" + "21S1" + "\u001d" + "17270331")]
    [InlineData("\u001d" + "0104601234567893" + "21S1" + "\u001d" + "10GL-0932" + "\u001d" + "17270331")]
    [InlineData("0104601234567893" + "1727033110GL-0932" + "\u001d" + "21S1")]
    [InlineData("(01)04601234567893(17)270331(10)GL-0932(21)S1")]
    [InlineData("https://id.gs1.org/01/04601234567893/10/GL-0932/21/S1?17=270331")]
    [InlineData("https://maker.example/some/shop/01/4601234567893/10/GL-0932/21/S1?linkType=all&17=270331")]
    [InlineData("]Q3https://no")]
    public void One_label_in_all_its_forms(string raw)
    {
        if (raw.EndsWith("no", StringComparison.Ordinal))
            Refused(raw);
        else
            Assert.Equal(Whole, Read(raw));
    }

    [Fact]
    public void A_day_of_zero_is_the_last_of_the_month_and_the_century_is_the_nearest()
    {
        Assert.Equal(new DateOnly(2028, 2, 29), Read("(10)A(17)280200").Expiry);
        Assert.Equal(new DateOnly(1999, 5, 1), Read("(10)A(17)990501").Expiry);
        Assert.Equal(new DateOnly(2076, 5, 1), Read("(10)A(17)760501").Expiry);
        Assert.Equal(new DateOnly(1977, 5, 1), Read("(10)A(17)770501").Expiry);
    }

    [Fact]
    public void A_bare_article_number_is_read_and_its_check_digit_looked_at()
    {
        Assert.Equal(new(Gtin.Read("4601234567893"), null, null, null), Read("4601234567893"));
        Assert.Equal("00000040170725", Read("40170725").Article!.Value.Digits);
        Refused("4601234567894");
    }

    [Fact]
    public void A_bracket_within_a_batch_is_part_of_it() => Assert.Equal("A(5)B", Read("(10)A(5)B(17)270331").Batch);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("hello")]
    [InlineData("DROP TABLE lot;--")]
    [InlineData("(01)04601234567890")]
    [InlineData("(10)")]
    [InlineData("(10)12345678901234567890X")]
    [InlineData("(17)271331(10)A")]
    [InlineData("(17)270231(10)A")]
    [InlineData("(10)A\u0416")]
    [InlineData("(10)A(10)B")]
    [InlineData("(17)270331")]
    [InlineData("(88)XYZ")]
    [InlineData("]C10104601234567893172703")]
    [InlineData("http://")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/01/12345/10/A")]
    [InlineData("https://example.com/01/4601234567893/21/S/10/A")]
    [InlineData("https://example.com/01/4601234567893/10")]
    [InlineData("https://example.com/01/4601234567893/10/A?17=991399")]
    [InlineData("https://example.com/01/4601234567893?10=A&10=B")]
    [InlineData("javascript:alert(1)")]
    public void Nonsense_is_refused_with_words(string raw)
    {
        var why = Refused(raw);

        Assert.All([why.Ru, why.En], words => Assert.True(words.Length > 15));
    }

    [Fact]
    public void A_text_as_long_as_a_book_is_refused() => Refused(new string('1', 1_000_000));

    [Fact]
    public void What_is_written_is_read_again_in_every_form() =>
        Prop.ForAll(Labels.ToArbitrary(), label =>
                Same(label, label.ElementString()) && Same(label, label.Bracketed()) && (label.DigitalLink("id.gs1.org") is not { } link || Same(label, link)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void No_text_whatever_throws() =>
        Prop.ForAll(Noise.ToArbitrary(), text => Gs1Reader.Read(text, Today) is not null && BatchKey.Of(text).Length <= BatchKey.Longest)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    static bool Same(Gs1Label label, string written) => Gs1Reader.Read(written, Today) is Scanned.Read read && read.Label == label;

    static Gen<string?> Words => from letters in Gen.Elements("ABCXYZabz0189-./_+%&".ToCharArray()).NonEmptyListOf()
                                 select (string?)new string([.. letters.Take(20)]);

    static Gen<Gs1Label> Labels =>
        from article in Gen.OneOf(Gen.Constant<Gtin?>(null), Gen.Choose(0, int.MaxValue).Select(n => (Gtin?)Gtin.From(n * 4000L)))
        from batch in Gen.OneOf(Gen.Constant<string?>(null), Words)
        from serial in Gen.OneOf(Gen.Constant<string?>(null), Words)
        from days in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-10_000, 10_000).Select(n => (int?)n))
        let label = new Gs1Label(article, batch, days is { } n ? Today.AddDays(n) : null, serial)
        where article is not null || batch is not null || serial is not null
        select label;

    static Gen<string> Noise => Gen.OneOf(
        from parts in Gen.Elements("(", ")", "01", "10", "17", "21", "]C1", $"{Gs}", "https://", "/", "?", "=", "%", "%F0", "04601234567893", "\0", "\ud800", "Ж", "99", "31", "&", " ").ListOf()
        select string.Concat(parts),
        from letters in Gen.Choose(0, 0xFFFF).ListOf()
        select new string([.. letters.Select(n => (char)n)]));
}
