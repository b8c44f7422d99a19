using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Carboxy.Patients;

namespace Carboxy.Work.Patients;

/// <summary>A patient in the JSON of the version history.</summary>
static class PatientJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // kept in a column, never written into a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(Patient patient) => JsonSerializer.Serialize(patient, Options);

    public static Patient Read(string json) =>
        JsonSerializer.Deserialize<Patient>(json, Options) ?? throw new JsonException("A patient's version is empty.");
}
