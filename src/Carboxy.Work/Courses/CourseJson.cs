using System.Text.Json;
using Carboxy.Courses;
using Carboxy.Sessions;

namespace Carboxy.Work.Courses;

/// <summary>A course in the JSON of its versions.</summary>
static class CourseJson
{
    public static string Write(Course course) => JsonSerializer.Serialize(course, SessionJson.Options);

    public static Course Read(string json) =>
        JsonSerializer.Deserialize<Course>(json, SessionJson.Options) ?? throw new JsonException("A course's version is empty.");
}
