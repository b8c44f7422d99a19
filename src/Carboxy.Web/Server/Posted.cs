using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Server;

/// <summary>What a form has posted, read field by field; nothing where the page was only asked for.</summary>
public sealed class Posted(HttpContext http)
{
    public const string KeyField = "FormKey";

    readonly IFormCollection form = http.Request.HasFormContentType ? http.Request.Form : FormCollection.Empty;

    public bool Any => form.Count > 0;

    public string? this[string name] => form.TryGetValue(name, out var values) && values.Count > 0 && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;

    /// <summary>What was typed, or a first value where the form was not posted yet.</summary>
    public string? Or(string name, string? otherwise) => form.ContainsKey(name) ? form[name].ToString() : otherwise;

    public bool Ticked(string name) => this[name] == "true";

    public int? Whole(string name) => int.TryParse(this[name]?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number with a point or a comma.</summary>
    public decimal? Number(string name) =>
        decimal.TryParse(this[name]?.Trim().Replace(',', '.').Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) => DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public TimeOnly? Clock(string name) => TimeOnly.TryParse(this[name], CultureInfo.InvariantCulture, out var time) ? time : null;

    /// <summary>The form's own id: sent twice, the form is kept once.</summary>
    public Guid Key => Guid.TryParse(this[KeyField], out var key) ? key : Guid.CreateVersion7();

    public IEnumerable<KeyValuePair<string, string?>> Under(string prefix) => form
        .Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Key[prefix.Length..], (string?)f.Value.ToString()));
}
