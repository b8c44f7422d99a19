using System.Globalization;
using System.Text.Json;

namespace Carboxy.Screening;

/// <summary>Writes the answers that are lists: diagnoses, medicines, procedures, sessions, allergies, relatives.</summary>
static class AnswerLists
{
    public static void Write(Utf8JsonWriter json, Answers a)
    {
        Each(json, "dx", a.Diagnoses, dx =>
        {
            json.WriteString("icd10", dx.Icd10);
            json.WriteString("status", dx.Phase is { } phase ? AnswerWords.Of(phase) : "unknown");
            if (dx.Controlled is { } controlled)
                json.WriteBoolean("controlled", controlled);
            if (dx.Since is { } since)
                json.WriteString("since", Iso(since));
        });
        Each(json, "drugs", a.Medicines, drug =>
        {
            json.WriteString("atc", drug.Atc);
            if (drug.EndsOn is { } end)
                json.WriteString("ends", Iso(end));
            else
                json.WriteNull("ends");
        });
        Each(json, "recent", a.Procedures, procedure =>
        {
            json.WriteString("procedure", procedure.Procedure);
            json.WriteString("date", procedure.On is { } on ? Iso(on) : "unknown");
            if (procedure.SameZone is { } same)
                json.WriteBoolean("same_zone", same);
        });
        Each(json, "sessions", a.Sessions, session =>
        {
            json.WriteString("modality", AnswerWords.Of(session.Modality));
            json.WriteString("date", Iso(session.On));
        });
        Words(json, "allergies", a.Allergies);
        Words(json, "family_history", a.FamilyHistory);
    }

    static void Each<T>(Utf8JsonWriter json, string name, IReadOnlyList<T>? items, Action<T> write)
    {
        if (items is null)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Words(Utf8JsonWriter json, string name, IReadOnlyList<string>? words)
    {
        if (words is null)
            return;
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
