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

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await db.People.AnyAsync(cancel)) return;
        foreach (var (role, name, email) in Staff)
            await add.RunAsync(new(name, email, Language.Russian, [role]), Token.New(), cancel);
    }
}
