using System.Text.Json;
using System.Text.RegularExpressions;

namespace Carboxy.Screening;

/// <summary>Reads ICD-10 and ATC codes; letters typed in Cyrillic that look the same are understood.</summary>
static partial class MedicalCode
{
    const string Cyrillic = "АВЕКМНОРСТХУІ";
    const string Latin = "ABEKMHOPCTXYI";

    public static string Icd10(JsonElement element, string path, JsonCaseReader json)
    {
        var code = Normal(json.Word(element, path));
        if (code.Length > 0 && !Icd10Form().IsMatch(code))
            json.Wrong(element, path, new("код МКБ-10 вида I20.9", "an ICD-10 code such as I20.9"));
        return code;
    }

    public static string Atc(JsonElement element, string path, JsonCaseReader json)
    {
        var code = Normal(json.Word(element, path));
        if (code.Length > 0 && !AtcForm().IsMatch(code))
            json.Wrong(element, path, new("код АТХ вида B01AB05", "an ATC code such as B01AB05"));
        return code;
    }

    /// <summary>Whether a text is an ICD-10 code of the kind that screening understands.</summary>
    public static bool IsIcd10(string code) => Icd10Form().IsMatch(Normal(code));

    public static bool IsAtc(string code) => AtcForm().IsMatch(Normal(code));

    public static string Normal(string code) => string.Concat(code.Trim().ToUpperInvariant().Select(c => Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Latin[i] : c));

    [GeneratedRegex(@"^[A-Z][0-9]{2}(\.[0-9A-Z]{1,4})?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Icd10Form();

    [GeneratedRegex("^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex AtcForm();
}
