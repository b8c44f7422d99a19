using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Carboxy.Sessions;

/// <summary>Events of a session as JSON: strict on the way in, the same again on the way out.</summary>
public static class SessionJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true, // PostgreSQL's jsonb keeps no order
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new IdConverters(), new RangeConverter() },
    };

    public static string Write(SessionFact what) => JsonSerializer.Serialize(what, Options);

    /// <summary>What was written; anything else is a <see cref="JsonException"/>, for a damaged record is no record.</summary>
    public static SessionFact Read(string json) => Known(() => JsonSerializer.Deserialize<SessionFact>(json, Options));

    public static string WriteEvent(SessionEvent happened) => JsonSerializer.Serialize(happened, Options);

    public static SessionEvent ReadEvent(string json) => Known(() => JsonSerializer.Deserialize<SessionEvent>(json, Options));

    static T Known<T>(Func<T?> read)
    {
        try
        {
            return read() ?? throw new JsonException("Nothing is not an event of a session.");
        }
        catch (NotSupportedException e)
        {
            throw new JsonException("This is not an event of a session.", e);
        }
    }

    sealed class IdConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    sealed class IdConverter<T> : JsonConverter<Id<T>>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    sealed class RangeConverter : JsonConverter<NumberRange>
    {
        public override NumberRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()?.Split("..") is [var from, var to] && TryNumber(from, out var low) && TryNumber(to, out var high) && low <= high
                ? new(low, high)
                : throw new JsonException("A range is written 25..35.");

        public override void Write(Utf8JsonWriter writer, NumberRange value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.From}..{value.To}"));

        static bool TryNumber(string text, out decimal number) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
