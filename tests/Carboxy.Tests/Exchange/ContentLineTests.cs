using System.Text;
using Carboxy.Exchange.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Exchange;

public class ContentLineTests
{
    static readonly Gen<string> Letter = Gen.Elements("a", "Z", " ", ",", ";", "\\", "\n", ":", "\"", "ё", "Ж", "€", "中", "😀", "é", "é", "\t");

    static readonly Arbitrary<string> Words = Letter.ListOf().Select(letters => string.Concat(letters)).ToArbitrary();

    [Fact]
    public void No_line_has_more_than_75_octets_and_none_tears_a_letter() =>
        Prop.ForAll(Words, words => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Folded(words))) == Folded(words)
            && Folded(words).Split("\r\n").All(line => Encoding.UTF8.GetByteCount(line) <= ContentLine.Octets && !line.Contains('\uFFFD', StringComparison.Ordinal))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_folded_line_unfolds_to_itself() =>
        Prop.ForAll(Words, words => Folded(words).Replace("\r\n ", "", StringComparison.Ordinal) == $"SUMMARY:{ContentLine.Escape(words)}\r\n").QuickCheckThrowOnFailure();

    [Fact]
    public void Escaped_words_read_back_as_they_were() => Prop.ForAll(Words, words => Unescape(ContentLine.Escape(words)) == words).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_of_75_octets_is_not_folded_and_one_of_76_is()
    {
        Assert.Equal(1, Lines(new string('x', 75)));
        Assert.Equal(2, Lines(new string('x', 76)));
        Assert.Equal(2, Lines(new string('ж', 38)));

        static int Lines(string line) => ContentLine.Fold(line).TrimEnd().Split("\r\n").Length;
    }

    [Fact]
    public void No_line_end_in_the_words_begins_a_line_of_its_own() =>
        Assert.Equal(@"one\nEND:VEVENT\ntwo", ContentLine.Escape("one\r\nEND:VEVENT\rtwo\0"));

    static string Folded(string words) => ContentLine.Fold($"SUMMARY:{ContentLine.Escape(words)}");

    /// <summary>As a calendar program reads it.</summary>
    static string Unescape(string value)
    {
        var read = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            read.Append(value[i] == '\\' ? value[++i] switch { 'n' => '\n', var other => other } : value[i]);
        return read.ToString();
    }
}
