using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Carboxy.Booking;

/// <summary>Writes solutions of "course-booking/1".</summary>
public static class SolutionJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(BookingSolution solution)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteString("instance", solution.Problem);
        json.WriteStartObject("courses");
        foreach (var (id, plan) in solution.Courses)
        {
            json.WritePropertyName(id);
            if (plan is null)
                json.WriteNullValue();
            else
                Write(json, plan);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>The sessions of one course, as they stand in a solution and in an incumbent.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<BookedSession> plan)
    {
        json.WriteStartArray();
        foreach (var session in plan)
        {
            json.WriteStartObject();
            json.WriteNumber("day", session.Day);
            json.WriteNumber("start", session.Start);
            json.WriteStartArray("durations");
            foreach (var minutes in session.Durations)
                json.WriteNumberValue(minutes);
            json.WriteEndArray();
            json.WriteStartObject("resources");
            foreach (var (role, resource) in session.Resources)
                json.WriteString(role, resource);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
