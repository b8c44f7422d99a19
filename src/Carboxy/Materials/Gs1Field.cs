namespace Carboxy.Materials;

/// <summary>One field of a GS1 label: its application identifier, how long it is and of what it is made.</summary>
sealed record Gs1Field(string Id, int Least, int Most, bool Digits)
{
    /// <summary>Those of a fixed length end by themselves; others end at a separator or at the end.</summary>
    public bool Fixed => Least == Most;

    /// <summary>Every identifier that a label of a cosmetic, a needle, a gas or a device bears; with any other the label is refused, for its parts could not be told apart.</summary>
    static readonly Dictionary<string, Gs1Field> Known = new[]
    {
        new Gs1Field("00", 18, 18, true), new("01", 14, 14, true), new("02", 14, 14, true), new("10", 1, 20, false),
        new("11", 6, 6, true), new("12", 6, 6, true), new("13", 6, 6, true), new("15", 6, 6, true), new("16", 6, 6, true), new("17", 6, 6, true), new("20", 2, 2, true),
        new("21", 1, 20, false), new("22", 1, 20, false), new("30", 1, 8, true), new("37", 1, 8, true), new("90", 1, 30, false),
        new("240", 1, 30, false), new("241", 1, 30, false), new("242", 1, 6, true), new("243", 1, 20, false), new("250", 1, 30, false), new("251", 1, 30, false), new("400", 1, 30, false),
        new("410", 13, 13, true), new("411", 13, 13, true), new("412", 13, 13, true), new("413", 13, 13, true), new("414", 13, 13, true), new("415", 13, 13, true), new("416", 13, 13, true), new("417", 13, 13, true),
        new("710", 1, 20, false), new("711", 1, 20, false), new("712", 1, 20, false), new("713", 1, 20, false), new("714", 1, 20, false), new("715", 1, 20, false),
    }.Concat(Enumerable.Range(91, 9).Select(n => new Gs1Field($"{n}", 1, 90, false)))
     .Concat(from quantity in Enumerable.Range(310, 7) from places in Enumerable.Range(0, 6) select new Gs1Field($"{quantity}{places}", 6, 6, true))
     .ToDictionary(f => f.Id, StringComparer.Ordinal);

    /// <summary>The field that begins here, or null.</summary>
    public static Gs1Field? At(ReadOnlySpan<char> text)
    {
        for (var length = 2; length <= 4 && length <= text.Length; length++)
            if (Known.GetValueOrDefault(text[..length].ToString()) is { } field)
                return field;
        return null;
    }

    public static Gs1Field? Named(string id) => Known.GetValueOrDefault(id);

    public bool Takes(string value) => value.Length >= Least && value.Length <= Most && value.All(Digits ? char.IsAsciiDigit : IsInSet82);

    /// <summary>The 82 characters that a label may bear.</summary>
    public static bool IsInSet82(char letter) => char.IsAsciiLetterOrDigit(letter) || "!\"%&'()*+,-./:;<=>?_".Contains(letter, StringComparison.Ordinal);
}
