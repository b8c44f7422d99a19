using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Demo;

/// <summary>One invented colleague for each role of the demo clinic; nobody knows their passwords.</summary>
public sealed class DemoPeople(ClinicDb db, AddPerson add)
{
    static readonly (string Role, string Name, string Email)[] Staff =
    [
        (Roles.Owner, "Ольга Владимирова", "owner@demo.example"),
        (Roles.Physician, "Марина Сергеевна Лебедева", "physician@demo.example"),
        (Roles.Practitioner, "Илья Петров", "practitioner@demo.example"),
        (Roles.Reception, "Дарья Новикова", "reception@demo.example"),
    ];

    /// <summary>What the demo clinic says of itself in consents.</summary>
    internal static IReadOnlyDictionary<string, Text> Details { get; } = new Dictionary<string, Text>
    {
        [ClinicDetails.Phone] = new("+7 000 555-00-00", "+7 000 555-00-00"),
        [ClinicDetails.RegulatoryOf(Modality.NonInvasive)] = new("средства демонстрационной клиники вымышлены и нигде не зарегистрированы.", "the products of this demo clinic are invented and registered nowhere."),
        [ClinicDetails.RegulatoryOf(Modality.Injection)] = new("аппарат и газ демонстрационной клиники вымышлены и нигде не зарегистрированы.", "the device and the gas of this demo clinic are invented and registered nowhere."),
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.People.AnyAsync(cancel)) return;
        foreach (var (role, name, email) in Staff)
            await add.RunAsync(new(name, email, Language.Russian, [role]), Token.New(), cancel);
    }
}
