using System.Globalization;

namespace Carboxy.Web.Layout;

/// <summary>Element ids that are the same each time a page is drawn.</summary>
public static class Ids
{
    /// <summary>An id made of a kind and of what the element says or is named.</summary>
    public static string Of(string kind, string? words) =>
        string.Concat(kind, "-", Hash(words ?? "").ToString("x8", CultureInfo.InvariantCulture));

    /// <summary>A form field's name as an id: "Patient.Phone" becomes "patient-phone".</summary>
    public static string OfField(string name) =>
        new([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    static uint Hash(string words) => words.Aggregate(2166136261u, (so, letter) => unchecked((so ^ letter) * 16777619u)); // FNV-1a
}
