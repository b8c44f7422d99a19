using System.Globalization;

namespace Carboxy.Materials;

/// <summary>Reads labels strictly: GS1 element strings, their bracketed form, GS1 Digital Links and bare article numbers.</summary>
public static class Gs1Reader
{
    /// <summary>No label is longer; whatever is was never one.</summary>
    public const int Longest = 500;

    static readonly string[] Symbologies = ["]C1", "]d2", "]Q3", "]e0", "]J1", "]E0", "]E4"];

    /// <param name="raw">What the scanner or the camera gave.</param>
    /// <param name="today">Two digits of a year are read as the year nearest to this day.</param>
    public static Scanned Read(string? raw, DateOnly today)
    {
        var text = (raw ?? "").Trim(' ', '\r', '\n', '\t');
        if (text.Length == 0)
            return No("Код пуст. Отсканируйте ещё раз.", "The code is empty. Scan again.");
        if (text.Length > Longest)
            return No("Код слишком длинный для этикетки. Сканируйте штрихкод на упаковке.", "The code is too long for a label. Scan the barcode on the package.");
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return Gs1Link.Split(text) is { } link ? Judge(link, today) : NotGs1;

        var symbology = Symbologies.FirstOrDefault(s => text.StartsWith(s, StringComparison.Ordinal));
        var body = symbology is null ? text : text[symbology.Length..];
        var marked = symbology is "]C1" or "]d2" or "]Q3" or "]e0" or "]J1" || body.StartsWith(Gs1Label.Separator);
        if (!marked && Gtin.Read(body) is { } bare)
            return new Scanned.Read(new(bare, null, null, null));
        return (body.StartsWith('(') ? Bracketed(body) : Elements(body)) is { } fields ? Judge(fields, today) : NotGs1;
    }

    static Scanned.Refused NotGs1 => No(
        "Это не этикетка GS1: разобрать её нельзя. Ничего не изменено. Введите серию и срок с упаковки вручную.",
        "This is no GS1 label and cannot be read. Nothing was changed. Type the batch and the expiry from the package.");

    static Scanned.Refused No(string ru, string en) => new(new(ru, en));

    static List<(string Id, string Value)>? Elements(string text)
    {
        List<(string, string)> fields = [];
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == Gs1Label.Separator)
            {
                at++; // one before the first field, or after a field of fixed length, says nothing
                continue;
            }

            if (Gs1Field.At(text.AsSpan(at)) is not { } field)
                return null;
            at += field.Id.Length;
            var until = field.Fixed ? Math.Min(text.Length, at + field.Most) : text.IndexOf(Gs1Label.Separator, at) is >= 0 and var end ? end : text.Length;
            fields.Add((field.Id, text[at..until]));
            at = until;
        }

        return fields;
    }

    static List<(string Id, string Value)>? Bracketed(string text)
    {
        List<(string, string)> fields = [];
        for (var at = 0; at < text.Length;)
        {
            if (FieldIn(text, at) is not { } field)
                return null;
            var from = at + field.Id.Length + 2;
            // A bracket may be part of a batch: the next field begins only where a known identifier stands in brackets.
            var until = field.Fixed ? Math.Min(text.Length, from + field.Most) : from;
            while (!field.Fixed && until < text.Length && (until == from || FieldIn(text, until) is null))
                until++;
            fields.Add((field.Id, text[from..until]));
            at = until;
        }

        return fields;
    }

    static Gs1Field? FieldIn(string text, int at) =>
        text[at] == '(' && text.IndexOf(')', at) is var end && end - at is >= 3 and <= 5 ? Gs1Field.Named(text[(at + 1)..end]) : null;

    static Scanned Judge(IReadOnlyList<(string Id, string Value)> fields, DateOnly today)
    {
        foreach (var same in fields.GroupBy(f => f.Id).Where(g => g.Select(f => f.Value).Distinct().Count() > 1))
            return No($"На этикетке поле ({same.Key}) указано дважды и по-разному. Ничего не изменено.", $"The label says field ({same.Key}) twice and differently. Nothing was changed.");
        foreach (var (id, value) in fields)
            if (Gs1Field.Named(id) is not { } known || !known.Takes(value))
                return No($"Поле ({id}) этикетки повреждено. Отсканируйте ещё раз или введите данные с упаковки.", $"Field ({id}) of the label is damaged. Scan again, or type what the package says.");

        string? Of(string id) => fields.FirstOrDefault(f => f.Id == id).Value;
        var article = Gtin.Read(Of("01"));
        if (Of("01") is not null && article is null)
            return No("Контрольная цифра артикула (01) не сходится. Отсканируйте ещё раз.", "The check digit of the article (01) is wrong. Scan again.");
        var expiry = DayOf(Of("17"), today);
        if (Of("17") is { } said && expiry is null)
            return No($"Срок годности на этикетке ({said}) — не дата. Введите его с упаковки.", $"The expiry on the label ({said}) is no date. Type it from the package.");
        return article is null && Of("10") is null && Of("21") is null
            ? No("На этикетке нет ни артикула, ни серии. Ничего не изменено.", "The label names neither an article nor a batch. Nothing was changed.")
            : new Scanned.Read(new(article, Of("10"), expiry, Of("21")));
    }

    /// <summary>YYMMDD; day 00 is the last of the month, and the century is the one that lies nearest (GS1 General Specifications 7.12).</summary>
    static DateOnly? DayOf(string? text, DateOnly today)
    {
        if (text is not { Length: 6 } || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var two)
            || !int.TryParse(text[2..4], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || !int.TryParse(text[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return null;
        var apart = two - (today.Year % 100);
        var year = (today.Year / 100 * 100) + two + (apart >= 51 ? -100 : apart <= -50 ? 100 : 0);
        return month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month) ? null : new DateOnly(year, month, day == 0 ? DateTime.DaysInMonth(year, month) : day);
    }
}
