using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Carboxy.Screening;

/// <summary>What screening says, as <c>carboxy screen --format json</c> prints it.</summary>
public static class ScreenedJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Screened screened)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, screened);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(IBufferWriter<byte> to, Screened screened)
    {
        using var json = new Utf8JsonWriter(to, Plain);
        json.WriteStartObject();
        json.WriteString("id", screened.Case.Id);
        json.WriteString("rule_set", screened.RuleSet);
        json.WriteString("verdict", AnswerWords.Of(screened.Verdict));
        Until(json, screened.Until);
        json.WriteStartArray("findings");
        foreach (var finding in screened.Findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.Id);
            json.WriteString("verdict", AnswerWords.Of(finding.Verdict));
            Until(json, finding.Until);
            Words(json, "sources", finding.Sources);
            json.WriteString("because", finding.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("undetermined");
        foreach (var open in screened.Undetermined)
        {
            json.WriteStartObject();
            json.WriteString("rule", open.Rule.Id);
            Words(json, "missing", open.Missing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Words(json, "ask_next", screened.AskNext);
        Words(json, "plan_flags", screened.PlanFlags);
        Words(json, "rows", screened.Rows);
        json.WriteEndObject();
    }

    static void Until(Utf8JsonWriter json, DateOnly? until)
    {
        if (until is { } day)
            json.WriteString("until", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else
            json.WriteNull("until");
    }

    static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
