namespace Carboxy.Web.Layout;

/// <summary>The number that a telephone dials, read out of what a person has written.</summary>
static class DialledNumber
{
    /// <summary>The shortest numbers that reach anybody have three digits (112).</summary>
    const int Shortest = 3;

    const string Between = " \u00a0\u202f-\u2010\u2011\u2013.()/";

    /// <summary>The first number in the words, without what stands between its digits; null where there is none. An extension is left out.</summary>
    public static string? In(string said)
    {
        var from = said.AsSpan().IndexOfAnyInRange('0', '9');
        if (from < 0)
            return null;
        var number = new string([.. said.Skip(from).TakeWhile(c => char.IsAsciiDigit(c) || Between.Contains(c, StringComparison.Ordinal)).Where(char.IsAsciiDigit)]);
        return number.Length < Shortest ? null : said[..from].TrimEnd([.. Between]).EndsWith('+') ? $"+{number}" : number;
    }
}
