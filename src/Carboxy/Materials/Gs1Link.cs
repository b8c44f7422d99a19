namespace Carboxy.Materials;

/// <summary>Takes a GS1 Digital Link apart: an address whose path and query carry the fields of a label.</summary>
static class Gs1Link
{
    /// <summary>What may follow an article in the path, in this order.</summary>
    static readonly string[] Qualifiers = ["22", "10", "21"];

    /// <summary>The fields, or null where the address is no such link.</summary>
    public static List<(string Id, string Value)>? Split(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
            return null;
        // The text itself and not what Uri makes of it: a batch may be a single dot, which a path would swallow.
        var behind = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('#')[0].Split('?', 2);
        var (path, query) = (behind[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray(), behind.Length > 1 ? behind[1] : "");
        // The first that an article follows: a batch may itself be "01", and a shop may stand before it.
        var start = Enumerable.Range(0, path.Length).FirstOrDefault(at => path[at] == "01" && (path.Length - at) % 2 == 0 && Gtin.Read(path[at + 1]) is not null, -1);
        if (start < 0 || Gtin.Read(path[start + 1]) is not { } article)
            return null;

        List<(string, string)> fields = [("01", article.Digits)];
        var before = -1;
        for (var at = start + 2; at < path.Length; at += 2)
        {
            var order = Array.IndexOf(Qualifiers, path[at]);
            if (order <= before || Plain(path[at + 1]) is not { } value)
                return null;
            before = order;
            fields.Add((path[at], value));
        }

        foreach (var part in query.Split(['&', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, said) = part.Split('=', 2) is [var k, var v] ? (k, v) : (part, "");
            if (!key.All(char.IsAsciiDigit))
                continue; // words such as linkType are for the web, not for the label
            if (Gs1Field.Named(key) is null || Plain(said) is not { } value)
                return null;
            fields.Add((key, value));
        }

        return fields;
    }

    /// <summary>The words behind the escapes; a label is plain ASCII, so that an escape of anything else is damage.</summary>
    static string? Plain(string escaped)
    {
        for (var at = escaped.IndexOf('%', StringComparison.Ordinal); at >= 0; at = escaped.IndexOf('%', at + 1))
            if (at + 2 >= escaped.Length || escaped[at + 1] is < '0' or > '7' || !char.IsAsciiHexDigit(escaped[at + 2]))
                return null;
        return Uri.UnescapeDataString(escaped) is { Length: > 0 } plain && plain.All(Gs1Field.IsInSet82) ? plain : null;
    }
}
