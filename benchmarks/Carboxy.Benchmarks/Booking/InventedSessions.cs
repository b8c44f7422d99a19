namespace Carboxy.Booking;

/// <summary>The kinds of session of the invented clinics: by needle and by mask, the first one with a consultation.</summary>
static class InventedSessions
{
    static readonly string[] Who = ["pr", "room"];
    static readonly string[] With = ["pr", "room", "dev"];
    static readonly string[] Alone = ["room"];

    public static readonly IReadOnlyList<SessionTemplate> All =
    [
        Of("FACE_FIRST", "face", "room", "co2", [new("consult", 15, 15, Who, true), new("prepare", 5, 5, Who, true), new("inject", 20, 20, With, true), .. Rest("mask", 25, 35), .. Close(5)]),
        Of("FACE", "face", "room", "co2", [new("prepare", 5, 5, Who, true), new("inject", 15, 15, With, true), .. Rest("mask", 25, 35), .. Close(5)]),
        Of("MASK", "face", "room", null, [new("apply", 10, 10, Who, true), .. Rest("mask", 25, 35), .. Close(5)]),
        Of("BODY_FIRST", "body", "room_lg", "co2_warm", [new("consult", 15, 15, Who, true), new("measure", 10, 10, Who, true), new("inject", 25, 25, With, true), .. Rest("rest", 10, 15), new("clean", 10, 10, Alone, false)]),
        Of("BODY", "body", "room_lg", "co2_warm", [new("prepare", 5, 5, Who, true), new("inject", 25, 25, With, true), .. Rest("rest", 10, 15), new("clean", 10, 10, Alone, false)]),
        Of("SCALP", "scalp", "room", "co2", [new("prepare", 5, 5, Who, true), new("inject", 15, 15, With, true), .. Rest("rest", 5, 10), new("clean", 5, 5, Alone, false)]),
    ];

    static SessionTemplate Of(string id, string skill, string room, string? device, IReadOnlyList<TemplateStep> steps) => new(id,
        [new("pr", ResourceKind.Practitioner, skill), new("room", ResourceKind.Room, room), .. device is null ? [] : new[] { new TemplateRole("dev", ResourceKind.Device, device) }], steps);

    static TemplateStep[] Rest(string name, int shortest, int longest) => [new(name, shortest, longest, Alone, true)];

    static TemplateStep[] Close(int clean) => [new("finish", 5, 5, Who, true), new("clean", clean, clean, Alone, false)];
}
