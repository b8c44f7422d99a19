using System.Globalization;
using System.Text;

namespace Carboxy.Materials;

/// <summary>What a label says that the clinic needs: the article, its batch, its expiry and its serial number.</summary>
public sealed record Gs1Label(Gtin? Article, string? Batch, DateOnly? Expiry, string? Serial)
{
    /// <summary>FNC1 as scanners hand it over: the group separator of ASCII.</summary>
    public const char Separator = '\u001d';

    /// <summary>As people read it under a barcode: (01)...(17)...(10)...(21)...</summary>
    public string Bracketed() => string.Concat(Fields().Select(f => $"({f.Id}){f.Value}"));

    /// <summary>As a scanner sends a GS1-128 or a DataMatrix: the symbology first, separators after what has no fixed length.</summary>
    public string ElementString()
    {
        var text = new StringBuilder("]C1");
        var fields = Fields().ToList();
        for (var i = 0; i < fields.Count; i++)
            text.Append(fields[i].Id).Append(fields[i].Value).Append(i + 1 < fields.Count && fields[i].Id is ("10" or "21") ? Separator.ToString() : "");
        return text.ToString();
    }

    /// <summary>As a web address (GS1 Digital Link); only for a label with an article.</summary>
    public string? DigitalLink(string domain) => Article is not { } article ? null
        : $"https://{domain}/01/{article}{(Batch is null ? "" : $"/10/{Uri.EscapeDataString(Batch)}")}{(Serial is null ? "" : $"/21/{Uri.EscapeDataString(Serial)}")}{(Expiry is { } until ? $"?17={Written(until)}" : "")}";

    IEnumerable<(string Id, string Value)> Fields()
    {
        if (Article is { } article)
            yield return ("01", article.Digits);
        if (Expiry is { } until)
            yield return ("17", Written(until));
        if (Batch is not null)
            yield return ("10", Batch);
        if (Serial is not null)
            yield return ("21", Serial);
    }

    static string Written(DateOnly day) => day.ToString("yyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>What came of reading a scanned code.</summary>
public abstract record Scanned
{
    public sealed record Read(Gs1Label Label) : Scanned;

    /// <summary>It is no label of this kind; nothing is changed by it.</summary>
    public sealed record Refused(Text Why) : Scanned;
}
