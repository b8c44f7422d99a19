using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

public sealed class SchemaUpgradeTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_upgrade_runs_what_is_due_and_nothing_twice(Engine engine)
    {
        var store = await TestClinic.EmptyAsync(engine, postgres);
        var scripts = SchemaScript.For(store);

        var first = await UpgradeAsync(store, [.. scripts.Take(3)]);
        var second = await UpgradeAsync(store, scripts);
        var third = await UpgradeAsync(store, scripts);

        Assert.Equal(scripts.Take(3).Select(s => s.Name), Assert.IsType<Upgraded.Fits>(first).Ran);
        Assert.Equal(scripts.Skip(3).Select(s => s.Name), Assert.IsType<Upgraded.Fits>(second).Ran);
        Assert.Empty(Assert.IsType<Upgraded.Fits>(third).Ran);
        TestClinic.Forget(store);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_script_that_fails_half_way_leaves_nothing_behind(Engine engine)
    {
        var store = await TestClinic.EmptyAsync(engine, postgres);
        var broken = new SchemaScript("0001_broken", "create table half (id integer not null); create table half (id integer not null);");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => UpgradeAsync(store, [broken]));
        var mended = await UpgradeAsync(store, [broken with { Sql = "create table half (id integer not null);" }]);

        Assert.Equal(["0001_broken"], Assert.IsType<Upgraded.Fits>(mended).Ran);
        TestClinic.Forget(store);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_edited_script_and_a_newer_database_are_refused(Engine engine)
    {
        var store = await TestClinic.EmptyAsync(engine, postgres);
        var script = new SchemaScript("0001_one", "create table one (id integer not null);");
        await UpgradeAsync(store, [script]);

        var edited = await UpgradeAsync(store, [script with { Sql = "create table one (id bigint not null);" }]);
        var newer = await UpgradeAsync(store, []);
        var sameWithOtherLineEnds = await UpgradeAsync(store, [script, new("0002_two", "create table two (\r\n id integer not null);")]);

        Assert.Equal("0001_one", Assert.IsType<Upgraded.ScriptEdited>(edited).Script);
        Assert.Contains("0001_one", edited.Refusal!.En, StringComparison.Ordinal);
        Assert.Equal(["0001_one"], Assert.IsType<Upgraded.NewerDatabase>(newer).Scripts);
        Assert.IsType<Upgraded.Fits>(sameWithOtherLineEnds);
        Assert.IsType<Upgraded.Fits>(await UpgradeAsync(store, [script, new("0002_two", "create table two (\n id integer not null);")]));
        TestClinic.Forget(store);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_first_starts_at_once_make_one_clinic(Engine engine)
    {
        var store = await TestClinic.EmptyAsync(engine, postgres);

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new OpenClinic(store, new TestClock()).RunAsync(NewClinic.Unnamed, Cancel), Cancel)));

        var clinics = opened.Select(o => Assert.IsType<Opened.Ready>(o)).ToList();
        Assert.Single(clinics.Select(c => c.Clinic.Id).Distinct());
        Assert.Single(clinics, c => c.Founded);
        TestClinic.Forget(store);
    }

    [Theory, InlineData("40001"), InlineData("40P01")]
    public async Task A_first_start_that_others_hinder_begins_again(string refusal)
    {
        var store = await TestClinic.EmptyAsync(Engine.Postgres, postgres);
        await new SchemaUpgrade(store, new TestClock()).RunAsync(Cancel);
        await using var db = store.Open(new(new(Guid.Empty), new Actor.Program("test")), new TestClock());
        // A sequence does not roll back, so that the first three foundings are refused and the fourth is not.
        var hinder = $$"""
            create sequence refused;
            create function hinder() returns trigger language plpgsql as $$
            begin
                if nextval('refused') <= 3 then raise exception 'others were faster' using errcode = '{{refusal}}'; end if;
                return new;
            end
            $$;
            create trigger hinder before insert on site for each row execute function hinder();
            """;
        await db.Database.ExecuteSqlRawAsync(hinder, Cancel);

        var opened = await new OpenClinic(store, new TestClock()).RunAsync(NewClinic.Unnamed, Cancel);

        Assert.True(Assert.IsType<Opened.Ready>(opened).Founded);
        Assert.Equal(1, await db.Clinics.CountAsync(Cancel));
        Assert.Equal(4, await db.Database.SqlQuery<long>($"select last_value as \"Value\" from refused").SingleAsync(Cancel));
        TestClinic.Forget(store);
    }

    [Theory]
    [InlineData("before 0001_clinic"), InlineData("ran 0001_clinic"), InlineData("noted 0003_audit"), InlineData("committed 0003_audit")]
    [InlineData("ran 0005_screening"), InlineData("noted 0009_append_only.sqlite"), InlineData("committed 0009_append_only.sqlite")]
    public async Task A_kill_in_the_middle_of_an_upgrade_is_finished_by_the_next_start(string step)
    {
        var store = (ClinicStore.SqliteFile)await TestClinic.EmptyAsync(Engine.Sqlite, postgres);
        using var child = KilledUpgrade.Start(store.Path, step);
        await child.WaitForExitAsync(Cancel);

        var finished = await new SchemaUpgrade(store, new TestClock()).RunAsync(Cancel);

        Assert.Equal(137, child.ExitCode); // 128 + SIGKILL: it did die there
        await AssertWholeAsync(store, finished);
    }

    [Theory, InlineData(120), InlineData(180), InlineData(240), InlineData(300)]
    public async Task A_kill_at_any_moment_of_an_upgrade_is_finished_by_the_next_start(int milliseconds)
    {
        var store = (ClinicStore.SqliteFile)await TestClinic.EmptyAsync(Engine.Sqlite, postgres);
        using var child = KilledUpgrade.Start(store.Path, dieAt: null);
        await Task.Delay(milliseconds, Cancel);
        child.Kill();
        await child.WaitForExitAsync(Cancel);

        await AssertWholeAsync(store, await new SchemaUpgrade(store, new TestClock()).RunAsync(Cancel));
    }

    static async Task AssertWholeAsync(ClinicStore store, Upgraded finished)
    {
        Assert.IsType<Upgraded.Fits>(finished);
        await using (var db = store.Open(new(new(Guid.Empty), new Actor.Program("test")), new TestClock()))
        {
            Assert.Equal("ok", await db.Database.SqlQuery<string>($"select integrity_check as \"Value\" from pragma_integrity_check").SingleAsync(Cancel));
            var ran = await db.Database.SqlQuery<string>($"select name as \"Value\" from schema_script").ToListAsync(Cancel);
            Assert.Equal(SchemaScript.For(store).Select(s => s.Name).Order(StringComparer.Ordinal), ran.Order(StringComparer.Ordinal));
            Assert.Empty(await db.Patients.ToListAsync(Cancel));
        }

        TestClinic.Forget(store);
    }

    static Task<Upgraded> UpgradeAsync(ClinicStore store, IReadOnlyList<SchemaScript> scripts) =>
        new SchemaUpgrade(store, new TestClock()) { Scripts = scripts }.RunAsync(Cancel);
}
